/** The methods of assessment in plain words, in Danish. */
export const methods = {
  'destatis-weather':
    'Fører den gennemsnitlige ændring de seneste fem år videre til målåret. Mangler der da under 5 % af den vej, der er tilbage, vises sol, 5–20 % let skyet, over 20 % sky, og torden når det går den forkerte vej.',
  escap:
    'To tal op til 10: hvor meget af vejen fra baseline til måltal der er tilbagelagt, og hvor meget der ventes tilbagelagt ved målåret. Over 9 ventet følger planen, 0–9 skal gå hurtigere, nul eller under er tilbagegang.',
  'linear-path':
    'Viser, hvilken værdi en ret linje fra baseline til måltal, en procentvis ændring af baseline og en fast årlig rate ville have haft hvert år. Den fælder ingen dom.',
  'varde-1':
    'Giver to svar. Det første holder den seneste måling op mod den aftalte plan fra baseline til måltal. Det andet viser, hvor det ender, hvis udviklingen i de seneste målinger fortsætter, og hvor usikkert det er.',
  'opensdg-2.4':
    'Sammenligner den årlige vækstrate siden udgangsåret med den rate, der skal til for at nå måltallet. Mindst 95 % af den er væsentlig fremgang, 60–95 % moderat, 0–60 % begrænset, under nul tilbagegang. Uden måltal er grænserne 1,5 % og 0,5 % om året.',
  'unsd-2023':
    'Fører vækstraten siden udgangsåret videre til målåret. Er mindst 95 % af afstanden til måltallet da tilbagelagt, eller måltallet nået, giver det 3; 10–95 % giver 2; mindre giver 1.',
}
