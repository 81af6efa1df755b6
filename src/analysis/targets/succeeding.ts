import { assertNever } from '../../core/index.ts';
import type { FileUpdate } from '../incremental/fileUpdate.ts';
import type { Given, Target } from './target.ts';

function givenNow(given: Given, update: Pick<FileUpdate, 'successors' | 'nodes'>): Given {
  const owner = update.nodes.get(given.owner) ?? given.owner;
  const values = given.values.map((one) => succeeding(one, update));
  const isKept = owner === given.owner && values.every((one, at) => one === given.values[at]);
  return isKept ? given : { ...given, owner, values };
}

/** The same target, with the new facts of functions whose file was edited. */
export function succeeding(target: Target, update: Pick<FileUpdate, 'successors' | 'nodes'>): Target {
  const { successors, nodes } = update;
  switch (target.kind) {
    case 'functions': {
      const given = target.given?.map((one) => givenNow(one, update));
      const isGivenSame = given === undefined || given.every((one, at) => one === target.given?.[at]);
      if (isGivenSame && !target.functions.some((fn) => successors.has(fn))) return target;
      const functions = target.functions.map((fn) => successors.get(fn) ?? fn);
      return { ...target, functions, ...(given === undefined ? {} : { given }) };
    }
    case 'one-of': {
      const targets = target.targets.map((one) => succeeding(one, update));
      return targets.every((one, index) => one === target.targets[index])
        ? target
        : { kind: 'one-of', targets };
    }
    case 'parameter': {
      const owner = nodes.get(target.owner);
      return owner === undefined ? target : { ...target, owner };
    }
    case 'catalogued':
    case 'packaged':
    case 'light':
    case 'unresolved':
      return target;
    default:
      return assertNever(target);
  }
}
