/** A mission's state in five sentences, in English. */

import type { StateWords } from '../state.ts'
import { led } from '../text.ts'
import { count } from './formats.ts'

const or = (n: number, one: string, several: string): string => (n === 1 ? one : `${count(n)} ${several}`)

export const state: StateWords = {
  wants: s => `The mission ${s.mission} wants this${s.from && ` from ${s.from} to ${s.to}`}: ${s.vision}.`,
  stands: s =>
    `${or(s.of, 'One indicator shows', 'indicators show')} whether the goals are reached; against the agreed path: ${s.path}; if the trend continues: ${s.trend}.`,
  noTarget: s => `The goal ${s.goal} has been given no number, so nobody can say whether we are on the path.`,
  noneCan: s =>
    `${s.of === 1 ? 'The one indicator that counts cannot' : `None of the ${count(s.of)} indicators that count can`} be assessed yet, so nobody can say whether we are on the path.`,
  tooFew: s =>
    `Only ${count(s.can)} of the ${count(s.of)} indicators that count can be assessed; that is too few to say how things are going.`,
  noneSpeaks: 'No indicator shows yet whether the goals are reached.',
  moved: {
    goals: n => or(n, 'one wording of a goal has changed', 'wordings of goals have changed'),
    targets: n => or(n, 'one target has changed', 'targets have changed'),
    baselines: n => or(n, 'one baseline has been estimated anew', 'baselines have been estimated anew'),
    definitions: n => or(n, 'one definition has changed', 'definitions have changed'),
    figures: n => or(n, 'one new figure has become known', 'new figures have become known'),
    corrections: n => or(n, 'one figure has been corrected or withdrawn', 'figures have been corrected or withdrawn'),
  },
  movedSince: s => `Since ${s.since}, ${s.what}${led(s.last, s.count === 1 ? ', for ' : ', most recently for ')}.`,
  nothingMoved: s => `Since ${s.since}, neither goals, targets nor figures have changed.`,
  things: {
    goal: n => or(n, 'one goal', 'goals'),
    indicator: n => or(n, 'one indicator', 'indicators'),
    barrier: n => or(n, 'one barrier', 'barriers'),
    decision: n => or(n, 'one decision', 'decisions'),
  },
  answers: s =>
    `Somebody answers for some of this (${s.who}), but nobody answers for ${s.gaps}${s.open === 1 ? ': ' : ', among them '}${s.first}.`,
  allAnswered: s => `Every goal, indicator, barrier and decision has somebody who answers for it: ${s.who}.`,
  nobodyAnswers: s => `Nobody answers for ${s.gaps}${s.open === 1 ? ': ' : ', among them '}${s.first}.`,
  nothingToAnswerFor: 'No goals or indicators have been set yet, so there is nothing to answer for.',
  doubts: {
    provisional: n => `the latest figure is provisional for ${or(n, 'one indicator', 'indicators')}`,
    disputed: n => or(n, 'one figure is disputed', 'figures are disputed'),
    stale: n => `the latest figure is old for ${or(n, 'one indicator', 'indicators')}`,
    unassessed: n => or(n, 'one indicator cannot be assessed', 'indicators cannot be assessed'),
    illustrative: n => or(n, 'one goal or target is only an example', 'goals or targets are only examples'),
  },
  uncertain: s => `This is uncertain: ${s.what}${led(s.claims, '; ')}.`,
  certain: 'Nothing has been reported as uncertain or disputed.',
}
