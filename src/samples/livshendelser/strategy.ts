/** Source: where the seven life events were first given priority. */
export const STRATEGY = {
  title: 'Én digital offentlig sektor: digitaliseringsstrategi for offentlig sektor 2019–2025 (juni 2019)',
}
