# Node 24.21.0, by the digest of its index for all processors: the same bytes each time it is built.
FROM node:24-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /varde
COPY package.json package-lock.json ./
# The image has Node 24: the development dependency that brings it to older machines is left out.
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
# Nothing is written where the image runs: the program is made as one file here, for a fast start.
RUN node src/cli/one-file/make.ts

FROM node:24-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
# It listens on every address of its container, so it starts only where VARDE_BEHIND_PROXY says that TLS ends in front of it.
ENV NODE_ENV=production VARDE_DATA_DIR=/data VARDE_HOST=0.0.0.0
WORKDIR /varde
COPY --from=build /varde /varde
# The image has no font; pictures are written with this one.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-dejavu-core && rm -rf /var/lib/apt/lists/* \
  && mkdir /data && chown node:node /data
USER node
# Nothing but /data and /tmp is written: run it with --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges.
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz/ready').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/cli/varde.mjs"]
CMD ["serve"]
