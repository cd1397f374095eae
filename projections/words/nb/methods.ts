/** The methods of assessment in plain words, in Bokmål. */
export const methods = {
  'destatis-weather':
    'Fører den gjennomsnittlige endringen de siste fem årene videre til målåret. Mangler det da under 5 % av veien som gjenstår, vises sol, 5–20 % lettskyet, over 20 % sky, og torden når det går feil vei.',
  escap:
    'To tall opp til 10: hvor mye av veien fra utgangsverdi til måltall som er tilbakelagt, og hvor mye som ventes tilbakelagt ved målåret. Over 9 ventet er i rute, 0–9 må gå raskere, null eller under er tilbakegang.',
  'linear-path':
    'Viser hvilken verdi en rett linje fra utgangsverdi til måltall, en prosentvis endring av utgangsverdien og en fast årlig rate ville hatt hvert år. Den feller ingen dom.',
  'varde-1':
    'Gir to svar. Det første holder den siste målingen mot den avtalte banen fra utgangsverdi til måltall. Det andre viser hvor det ender hvis utviklingen i de siste målingene fortsetter, og hvor usikkert det er.',
  'opensdg-2.4':
    'Sammenligner den årlige vekstraten siden utgangsåret med raten som trengs for å nå måltallet. Minst 95 % av den er betydelig fremgang, 60–95 % moderat, 0–60 % begrenset, under null tilbakegang. Uten måltall er grensene 1,5 % og 0,5 % i året.',
  'unsd-2023':
    'Fører vekstraten siden utgangsåret videre til målåret. Er minst 95 % av avstanden til måltallet da tilbakelagt, eller måltallet nådd, gir det 3; 10–95 % gir 2; mindre gir 1.',
}
