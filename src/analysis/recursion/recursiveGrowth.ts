import { type Expression, isBinaryExpression, isIdentifier, SyntaxKind } from '../../compiler/index.ts';
import { add, type Cost, type Factor, type Monomial, multiply, once, times } from '../cost/cost.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { FunctionFacts } from '../facts/facts.ts';
import { parametersOf } from '../syntax/functionNode.ts';
import { halvingSteps, realisticSizes, sizeAmongMany } from '../cost/realisticSizes.ts';
import { type RecursiveCall, recursionShape } from './recursion.ts';

/** How calling itself multiplies what a function does in one run. */
export interface Growth {
  /** How often it runs in all. */
  readonly runs: Monomial;
  /** The work of all runs, from the work of one. */
  readonly ofWork: (oneRun: Cost) => Cost;
  /** What the calls go on with cannot be seen in them: a place that they move onward is what they go by. */
  readonly isElsewhere?: true;
}

const none: Growth = { runs: once, ofWork: (oneRun) => oneRun };

/** The growth of a function that the given calls lead back to. */
export function recursiveGrowth(fn: FunctionFacts, calls: readonly RecursiveCall[]): Growth {
  if (calls.length === 0) return none;
  const name = firstParameter(fn);
  // Over a structure there are many nodes; a plain count goes down a few steps.
  const isStructure = calls.some(({ step }) => step !== 'smaller');
  const nodes = factor(name, isStructure ? realisticSizes.elements : realisticSizes.steps);
  const steps = factor(`log ${name}`, halvingSteps);
  switch (recursionShape(fn, calls)) {
    case 'once':
      return plain({ coefficient: 2, factors: [] });
    case 'halving':
      return plain(steps);
    case 'layers':
    case 'few':
      return plain({ coefficient: realisticSizes.layers, factors: [] });
    case 'chain': {
      const links = factor(name, realisticSizes.steps);
      // What they all hold together is the input.
      return { runs: links, ofWork: (oneRun) => spread(oneRun, fn, { whole: once, each: links }) };
    }
    case 'exponential':
      return plain({ coefficient: 1, factors: [exponential(fn, calls, name)] });
    case 'splitting':
      // On each level the parts together are as large as the whole.
      return { runs: nodes, ofWork: (oneRun) => spread(oneRun, fn, { whole: steps, each: nodes }) };
    case 'linear':
      if (!isStructure) return plain(nodes);
      // Each node's own parts are nodes themselves: all of them together are gone through once.
      return {
        runs: nodes,
        ...(calls.some(({ step }) => step === 'elsewhere') ? { isElsewhere: true } : {}),
        ofWork: (oneRun) =>
          spread(
            oneRun.map((term) => amongNodes(term, fn)),
            fn,
            { whole: nodes, each: nodes },
          ),
      };
    default:
      return none;
  }
}

/** Grows with the number that each call makes smaller, if one does: of a small constant it is small. */
function exponential(fn: FunctionFacts, calls: readonly RecursiveCall[], name: string): Factor {
  const size = realisticSizes.exponential;
  const places = calls.map(({ call }) => call.arguments.findIndex(isLess));
  const [index = -1] = places;
  const parameter = parametersOf(fn.node)[index];
  if (parameter === undefined || !isIdentifier(parameter.name) || places.some((place) => place !== index))
    return { name: `2^${name}`, size };
  return { name: `2^${parameter.name.text}`, size, parameter: { owner: fn.node, index, path: '' } };
}

/** `n - 1` */
function isLess(argument: Expression): boolean {
  const node = unwrap(argument);
  return isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.MinusToken;
}

function plain(runs: Monomial): Growth {
  return { runs, ofWork: (oneRun) => multiply(oneRun, runs) };
}

/** Work that goes by the function's input happens once for the `whole` of it, other work for `each` run. */
function spread(
  oneRun: Cost,
  fn: FunctionFacts,
  by: { readonly whole: Monomial; readonly each: Monomial },
): Cost {
  return add(
    oneRun.map((term) => times(term, term.factors.some((one) => isOwnInput(one, fn)) ? by.whole : by.each)),
  );
}

/**
 * The parts of one node of many: as the nodes are counted already, one list of parts is left out, and what else an object
 * keeps is as large as things are that many of their kind lie beside.
 */
function amongNodes(term: Monomial, fn: FunctionFacts): Monomial {
  const at = term.factors.findIndex((one) => isOwnInput(one, fn) || isKept(one));
  if (at < 0) return term;
  const others = term.factors.filter((_, index) => index !== at);
  return {
    ...term,
    factors: others.map((one) => (isKept(one) ? { ...one, size: sizeAmongMany(one.size) } : one)),
  };
}

/** `this.children` */
function isKept({ name }: Factor): boolean {
  return /^this\.[\w$#]+$/.test(name);
}

function isOwnInput({ parameter }: Factor, fn: FunctionFacts): boolean {
  return parameter?.owner === fn.node;
}

function factor(name: string, size: number): Monomial {
  return { coefficient: 1, factors: [{ name, size }] };
}

function firstParameter(fn: FunctionFacts): string {
  const [first] = parametersOf(fn.node);
  const name = first?.name.getText() ?? '';
  return /^[\w$]+$/.test(name) ? name : 'n';
}
