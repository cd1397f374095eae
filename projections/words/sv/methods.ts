/** The methods of assessment in plain words, in Swedish. */
export const methods = {
  'destatis-weather':
    'För den genomsnittliga förändringen de senaste fem åren vidare till målåret. Saknas då under 5 % av vägen som återstår visas sol, 5–20 % lätt molnighet, över 20 % moln, och åska när det går åt fel håll.',
  escap:
    'Två tal upp till 10: hur stor del av vägen från utgångsvärde till målvärde som är avklarad, och hur stor del som väntas vara det vid målåret. Över 9 väntat är i fas, 0–9 behöver gå snabbare, noll eller under är tillbakagång.',
  'linear-path':
    'Visar vilket värde en rak linje från utgångsvärde till målvärde, en procentuell förändring av utgångsvärdet och en fast årlig takt skulle ha haft varje år. Den fäller inget omdöme.',
  'varde-1':
    'Ger två svar. Det första jämför den senaste mätningen med den överenskomna banan från utgångsvärde till målvärde. Det andra visar var det slutar om utvecklingen i de senaste mätningarna fortsätter, och hur osäkert det är.',
  'opensdg-2.4':
    'Jämför den årliga tillväxttakten sedan utgångsåret med den takt som krävs för att nå målvärdet. Minst 95 % av den är betydande framsteg, 60–95 % måttliga, 0–60 % begränsade, under noll försämring. Utan målvärde är gränserna 1,5 % och 0,5 % per år.',
  'unsd-2023':
    'För tillväxttakten sedan utgångsåret vidare till målåret. Är minst 95 % av avståndet till målvärdet då avklarat, eller målvärdet nått, ger det 3; 10–95 % ger 2; mindre ger 1.',
}
