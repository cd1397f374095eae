/** The methods of assessment in plain words, in Nynorsk. */
export const methods = {
  'destatis-weather':
    'Fører den gjennomsnittlege endringa dei siste fem åra vidare til målåret. Manglar det då under 5 % av vegen som står att, blir det vist sol, 5–20 % lettskya, over 20 % sky, og torevêr når det går feil veg.',
  escap:
    'To tal opp til 10: kor mykje av vegen frå utgangsverdi til måltal som er tilbakelagd, og kor mykje som er venta tilbakelagd ved målåret. Over 9 venta er i rute, 0–9 må gå raskare, null eller under er tilbakegang.',
  'linear-path':
    'Viser kva verdi ei rett linje frå utgangsverdi til måltal, ei prosentvis endring av utgangsverdien og ein fast årleg rate ville hatt kvart år. Metoden feller ingen dom.',
  'varde-1':
    'Gir to svar. Det første held den siste målinga mot den avtalte banen frå utgangsverdi til måltal. Det andre viser kvar det endar om utviklinga i dei siste målingane held fram, og kor usikkert det er.',
  'opensdg-2.4':
    'Samanliknar den årlege vekstraten sidan utgangsåret med raten som trengst for å nå måltalet. Minst 95 % av den er stor framgang, 60–95 % moderat, 0–60 % avgrensa, under null tilbakegang. Utan måltal er grensene 1,5 % og 0,5 % i året.',
  'unsd-2023':
    'Fører vekstraten sidan utgangsåret vidare til målåret. Er minst 95 % av avstanden til måltalet då tilbakelagd, eller måltalet nådd, gir det 3; 10–95 % gir 2; mindre gir 1.',
}
