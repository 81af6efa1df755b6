import type { Node } from '../../compiler/index.ts';
import { unwrap, type FunctionLike } from '../target/functionLike.ts';
import { usesAnswerAtOnce } from './awaitPlace.ts';
import { calledName, receiverOfCallback } from './callbackPlace.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Projects } from './projects.ts';
import type { PromiseSlots } from './promiseSlots.ts';
import { carelessCallOf } from './waitingParameter.ts';

/** Why a callback that is written on the spot cannot become async, whatever it returns. */
export function whyAnswersAtOnce(fn: FunctionLike, call: Node): Obstacle | undefined {
  const name = receiverName(fn);
  if (name === undefined || !usesAnswerAtOnce.has(name)) return undefined;
  const message = `\`${name}\` uses what its callback returns at once, so the callback cannot wait.`;
  return obstacle('sync-only-caller', call, message);
}

/** Why a callback cannot become async: nobody takes its promise and waits for it. */
export function whyNotWaitedFor(
  fn: FunctionLike,
  call: Node,
  projects: Projects,
  slots: PromiseSlots,
): Obstacle | undefined {
  const receiver = receiverName(fn);
  const name = receiver === undefined ? undefined : `\`${receiver}\``;
  const slot = slots.ofTurning(fn);
  if (slot === 'ignores') {
    const message = `${name ?? 'What it is handed to'} ignores what this callback returns, so nobody would wait for the promise; use a loop that awaits it.`;
    return obstacle('drops-rejection', call, message);
  }
  if (slot !== 'takes-promise') {
    const message = `The callback of ${name ?? 'a call'} calls it and is not async; make it async and await all of it.`;
    return obstacle('sync-only-caller', call, message);
  }
  const careless = carelessCallOf(fn, projects);
  if (careless !== undefined) {
    const message = `${name ?? 'What it is handed to'} takes a promise from this callback and does not wait for it.`;
    return obstacle('drops-rejection', careless, message);
  }
  if (!slots.callsBack(fn)) return undefined;
  const message = `The callback of ${name ?? 'a call'} calls it and says by a function when it is done, so it may not be async as well.`;
  return obstacle('sync-only-caller', call, message);
}

/** Why a function may not be handed on at a place once it gives a promise; `what` names it. */
export function whyNotHandedOn(node: Node, what: string, slots: PromiseSlots): Obstacle {
  const receiver = receiverOfCallback(node);
  const name = receiverName(node);
  if (receiver === undefined) {
    const message = `${what} is used here in a way that cannot be rewritten; call it directly.`;
    return obstacle('unsupported-form', node, message);
  }
  if (name !== undefined && usesAnswerAtOnce.has(name)) {
    const message = `\`${name}\` uses what ${what} returns at once, so it cannot be given a promise.`;
    return obstacle('sync-only-caller', node, message);
  }
  if (slots.ofCallback(node) === 'ignores') {
    const message = `\`${name ?? 'What it is handed to'}\` ignores what ${what} returns, so nobody would wait for the promise; hand on a function that handles it.`;
    return obstacle('drops-rejection', node, message);
  }
  const message = `${what} is handed on here; hand on an async function that awaits it.`;
  return obstacle('sync-only-caller', node, message);
}

function receiverName(fn: Node): string | undefined {
  const receiver = receiverOfCallback(fn);
  return receiver === undefined ? undefined : calledName(unwrap(receiver));
}
