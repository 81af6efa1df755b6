import { isCallExpression, type Node } from '../../compiler/index.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { describeFunction, unwrap, wrapped, type FunctionLike } from '../target/functionLike.ts';
import { assertionAround } from './assertion.ts';
import { namelessGroup, type AsyncGroup } from './asyncGroup.ts';
import { arrayCallWith, calledName, receiverOfCallback } from './callbackPlace.ts';
import { whyAnswersAtOnce, whyNotWaitedFor } from './callbackTurn.ts';
import { placeList } from './placeValue.ts';
import { memberGroup } from './memberGroup.ts';
import { namedGroup } from './namedGroup.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Placing } from './placing.ts';
import { oneAtATime } from './promiseFlow.ts';
import { returnedBy, whyNeverAsync } from './turnable.ts';
import type { Cause } from './wait.ts';

/** What has to turn async together with a function around a call that waits, or why it cannot. */
export function turningGroup(
  to: Placing,
  fn: FunctionLike,
  call: Node,
  cause: Cause,
): AsyncGroup | Obstacle | undefined {
  const never = whyNeverAsync(fn, call);
  if (never !== undefined) return never;
  const { projects } = to.context;
  const outer = wrapped(fn);
  const isCalled = isCallExpression(outer.parent) && outer.parent.expression === outer;
  if (!isCalled && receiverOfCallback(fn) !== undefined) return callbackGroup(to, fn, call, cause);
  const returned = returnedBy(fn, call, projects);
  if (typeof returned !== 'string') return returned;
  const wasPromised = returned === 'promise';
  if (isCalled && isCallExpression(outer.parent)) {
    const group = namelessGroup(fn, wasPromised);
    to.obstacles.causedBy(group, cause);
    to.placeUse({ kind: 'call', call: outer.parent }, group);
    return group;
  }
  const named = namedGroup(fn, wasPromised, projects);
  const group = named ?? memberGroup(fn, call, wasPromised, projects, to.slots);
  if (group === undefined) {
    const message = `${describeFunction(fn)} calls it, and whoever is given this function cannot be followed; make it async first.`;
    return obstacle('sync-only-caller', call, message);
  }
  if ('code' in group || group.isMember) return group;
  const slot = to.slots.ofTurning(fn);
  if (slot === 'unknown' || slot === 'takes-promise') return group;
  const message = `${describeFunction(fn)} calls it, and the type of ${describeFunction(fn)} asks for ${slot === 'ignores' ? 'no result, so nobody would wait for it' : 'its result at once'}.`;
  return obstacle(slot === 'ignores' ? 'drops-rejection' : 'sync-only-caller', call, message);
}

function callbackGroup(
  to: Placing,
  fn: FunctionLike,
  call: Node,
  cause: Cause,
): AsyncGroup | Obstacle | undefined {
  const { projects } = to.context;
  const answered = whyAnswersAtOnce(fn, call);
  if (answered !== undefined) return answered;
  const group = namelessGroup(fn, false);
  const list = arrayCallWith(fn, 'map', knowledgeOf(projects.of(fn)).resolver);
  if (list !== undefined) {
    const returned = returnedBy(fn, call, projects);
    if (typeof returned !== 'string') return returned;
    if (returned === 'promise') {
      const message = `The callback of \`map\` returns a promise and is not async; make it async first.`;
      return obstacle('unsupported-form', call, message);
    }
    to.obstacles.causedBy(group, cause);
    return placeList(to, list, fn, group) ? group : undefined;
  }
  const assertion = assertionAround(fn, projects);
  if (assertion !== undefined) {
    to.assertions.push(assertion);
    to.obstacles.causedBy(group, cause);
    to.place({
      call: assertion.call,
      name: undefined,
      shape: 'await',
      what: 'the assertion',
      cause: group,
    });
    return group;
  }
  const problem = whyNotWaitedFor(fn, call, projects, to.slots);
  if (problem !== undefined) return problem;
  const receiver = receiverOfCallback(fn);
  const name = receiver === undefined ? undefined : calledName(unwrap(receiver));
  if (name === undefined || !oneAtATime.has(name)) to.overlapping.add(fn);
  return group;
}
