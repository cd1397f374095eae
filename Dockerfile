FROM node:24-slim AS build
WORKDIR /varde
COPY package.json package-lock.json ./
# The image has Node 24: the development dependency that brings it to older machines is left out.
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .

FROM node:24-slim
ENV NODE_ENV=production VARDE_DATA_DIR=/data VARDE_HOST=0.0.0.0 VARDE_BEHIND_PROXY=1
WORKDIR /varde
COPY --from=build /varde /varde
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz/ready').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/cli/varde.mjs"]
CMD ["serve"]
