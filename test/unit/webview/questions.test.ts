import assert from 'node:assert/strict';
import type { PanelAnswer, PanelQuestion } from '../../../src/protocol/index.ts';
import { Questions } from '../../../src/webview/panel/questions.ts';

const findings: PanelQuestion = { kind: 'findings' };
const functionsOf = (startUs: number): PanelQuestion => ({
  kind: 'functions',
  scope: { lanes: [], startUs, endUs: 9 },
});
const answer: PanelAnswer = { kind: 'findings', findings: [] };

describe('questions of the panel', () => {
  const posted: (readonly [request: number, question: PanelQuestion])[] = [];
  const answers: PanelAnswer[] = [];
  let timers: (() => void)[] = [];
  let questions: Questions;

  beforeEach(() => {
    posted.length = 0;
    answers.length = 0;
    timers = [];
    questions = new Questions(
      (message) => {
        if (message.type === 'ask') posted.push([message.request, message.question]);
      },
      (given) => answers.push(given),
      (run) => {
        timers.push(run);
        return () => {
          timers = timers.filter((timer) => timer !== run);
        };
      },
    );
  });
  const receive = (request: number) => questions.receive({ type: 'answer', request, revision: 1, answer });

  it('are asked one at a time of each kind, and of those that waited the newest', () => {
    questions.ask(findings);
    questions.ask(functionsOf(1));
    questions.ask(findings);
    questions.ask(findings);
    assert.deepEqual(posted, [
      [1, findings],
      [2, functionsOf(1)],
    ]);
    receive(1);
    assert.deepEqual(posted.slice(2), [[3, findings]]);
    receive(3);
    assert.equal(posted.length, 3);
    assert.equal(answers.length, 2);
  });

  it('take no answer to another question', () => {
    questions.ask(findings);
    receive(7);
    assert.deepEqual(answers, []);
    receive(1);
    assert.deepEqual(answers, [answer]);
  });

  it('are asked again when a service that was started anew has forgotten them', () => {
    questions.ask(findings);
    questions.ask(findings);
    const [givesUp] = timers;
    givesUp?.();
    assert.deepEqual(posted, [
      [1, findings],
      [2, findings],
    ]);
    receive(1);
    assert.deepEqual(answers, []);
    receive(2);
    assert.deepEqual(answers, [answer]);
  });
});
