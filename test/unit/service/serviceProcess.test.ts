import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { taskOutcomes, versionedText } from '../../../src/profile/index.ts';
import type { Timeline } from '../../../src/profile/index.ts';
import type {
  ExportFormat,
  HostToService,
  PanelToService,
  ServiceToHost,
} from '../../../src/protocol/index.ts';
import { openProfile, prepareRecording } from '../../../src/service/index.ts';
import { buildProfiler, fixtures } from './builtProfiler.ts';
import type { BuiltProfiler } from './builtProfiler.ts';
import { eventually, startProgram } from './runProgram.ts';

const node = process.execPath;

type MessageOf<T extends ServiceToHost['type']> = Extract<ServiceToHost, { readonly type: T }>;

const outcomes = (timeline: Timeline): string[] =>
  Array.from(timeline.tasks.outcome, (outcome) => taskOutcomes[outcome] ?? '');

/** The host's end of a service: sends, and keeps what comes back. */
class Service {
  readonly process: ChildProcess;
  readonly received: ServiceToHost[] = [];

  constructor(profiler: BuiltProfiler) {
    this.process = fork(profiler.service, { serialization: 'advanced', execArgv: [] });
    this.process.on('message', (message) => this.received.push(message as ServiceToHost));
  }

  send(message: HostToService): void {
    this.process.send(message);
  }

  all<T extends ServiceToHost['type']>(type: T): MessageOf<T>[] {
    return this.received.filter((message): message is MessageOf<T> => message.type === type);
  }

  async next<T extends ServiceToHost['type']>(type: T): Promise<MessageOf<T>> {
    return await eventually(`the service sends '${type}'`, () => this.all(type)[0]);
  }

  timelines(): Timeline[] {
    return this.all('to-panel').flatMap(({ message }) =>
      message.type === 'timeline' ? [message.timeline] : [],
    );
  }

  async timelineWith(what: string, isWanted: (timeline: Timeline) => boolean): Promise<Timeline> {
    return await eventually(`a timeline ${what}`, () => this.timelines().find(isWanted));
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
  }
}

describe('the profile service', () => {
  let profiler: BuiltProfiler;
  let services: Service[];
  let folder: string;

  before(async () => {
    profiler = await buildProfiler();
  });
  after(() => profiler.remove());
  beforeEach(async () => {
    services = [];
    folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
  });
  afterEach(async () => {
    for (const service of services) await service.end();
    await rm(folder, { recursive: true, force: true });
  });

  const startService = (): Service => {
    const service = new Service(profiler);
    services.push(service);
    return service;
  };
  const prepare = async (): Promise<{ readonly folder: string; readonly environment: NodeJS.ProcessEnv }> => {
    const prepared = await prepareRecording('', { collector: profiler.collector });
    assert.ok(prepared.kind === 'ready');
    return prepared;
  };
  const recordMessage = (recording: string): HostToService => ({
    type: 'record',
    profile: 'p',
    folder: recording,
    command: ['node', 'program.mjs'],
    workingDirectory: folder,
    output: path.join(folder, 'run.poolprofile'),
  });

  it('shows a program while it runs, and saves the whole profile when it has ended', async () => {
    const service = startService();
    const { folder: recording, environment } = await prepare();
    service.send(recordMessage(recording));
    assert.equal((await service.next('opened')).title, 'node program.mjs');
    const program = startProgram([node, path.join(fixtures, 'killed.mjs')], environment);

    const live = await service.timelineWith(
      'with a running task',
      (timeline) => outcomes(timeline)[0] === 'running',
    );
    assert.equal(live.status, 'recording');
    assert.deepEqual(
      live.lanes.map(({ name, endReason }) => [name, endReason]),
      [
        ['main', 'running'],
        ['worker 1', 'running'],
      ],
    );
    const message = await eventually('a live view in which the worker is busy', () =>
      service.all('live').find(({ lanes }) => (lanes[1]?.busyShare ?? 0) > 0),
    );
    assert.deepEqual(
      message.lanes.map(({ name, running }) => [name, running]),
      [
        ['main', true],
        ['worker 1', true],
      ],
    );

    program.child.kill('SIGKILL');
    const { exitCode, signal } = await program.done;
    service.send({ type: 'program-ended', profile: 'p', exitCode, signal });
    const saved = await service.next('saved');
    assert.equal(saved.file, path.join(folder, 'run.poolprofile'));
    const last = service.timelines().at(-1);
    assert.equal(last?.status, 'cut-off');
    assert.deepEqual(last === undefined ? [] : outcomes(last), ['lost']);
    assert.equal(service.all('live').at(-1)?.status, 'cut-off');
    assert.ok(!existsSync(recording));
    assert.deepEqual(service.all('problem'), []);

    // The file says what the panel was shown.
    const reader = startService();
    reader.send({ type: 'open', profile: 'q', file: saved.file });
    const opened = await reader.timelineWith('of the saved file', () => true);
    assert.deepEqual(opened, last);
  });

  it('sends revisions that grow, and the newest again when the page has loaded anew', async () => {
    const service = startService();
    const { folder: recording, environment } = await prepare();
    service.send(recordMessage(recording));
    const program = startProgram([node, path.join(fixtures, 'threads.mjs')], environment);
    const { exitCode, signal } = await program.done;
    service.send({ type: 'program-ended', profile: 'p', exitCode, signal });
    await service.next('saved');
    const before = service.timelines().length;
    service.send({ type: 'from-panel', profile: 'p', message: { type: 'ready' } });
    await eventually('one more timeline', () => service.timelines()[before]);
    assert.deepEqual(service.timelines()[before], service.timelines()[before - 1]);
    const revisions = service
      .all('to-panel')
      .flatMap(({ message }) => (message.type === 'timeline' ? [message.revision] : []));
    assert.deepEqual(
      revisions,
      [...revisions].sort((a, b) => a - b),
    );
  });

  it('tells what it measured of the functions of the program, when it was recorded and when it is opened', async () => {
    const service = startService();
    const { folder: recording, environment } = await prepare();
    service.send(recordMessage(recording));
    const program = startProgram([node, path.join(fixtures, 'sampled-threads.mjs')], environment);
    const { exitCode, signal } = await program.done;
    service.send({ type: 'program-ended', profile: 'p', exitCode, signal });
    const { measurement } = await service.next('measured');
    const compute = measurement.files.find(({ file }) => file.endsWith('/compute.mjs'));
    const [longest] = compute?.functions ?? [];
    assert.equal(longest?.name, 'computeOnCore');
    assert.deepEqual(
      longest.lanes.map(({ role, laneCount }) => [role, laneCount]),
      [['thread', 2]],
    );
    const text = await readFile(path.join(fixtures, 'compute.mjs'), 'utf8');
    assert.equal(compute?.sha256, createHash('sha256').update(versionedText(text)).digest('hex'));
    assert.deepEqual(
      measurement.files.filter(({ file }) => !file.startsWith(fixtures.replaceAll('\\', '/'))),
      [],
    );

    const { file } = await service.next('saved');
    const reader = startService();
    reader.send({ type: 'open', profile: 'q', file });
    assert.deepEqual((await reader.next('measured')).measurement, measurement);
  });

  it('puts two profiles beside each other, or says which of them it cannot read', async () => {
    const service = startService();
    const { folder: recording, environment } = await prepare();
    service.send(recordMessage(recording));
    const program = startProgram([node, path.join(fixtures, 'threads.mjs')], environment);
    const { exitCode, signal } = await program.done;
    service.send({ type: 'program-ended', profile: 'p', exitCode, signal });
    const { file } = await service.next('saved');
    service.send({ type: 'compare', request: 1, before: file, after: file });
    const { comparison } = await service.next('compared');
    assert.deepEqual(comparison.before, comparison.after);
    assert.equal(comparison.before.command, 'node program.mjs');
    assert.deepEqual(
      comparison.figures.filter(({ before, after }) => before !== after),
      [],
    );
    const fn = comparison.functions.find(({ after }) => after?.url.startsWith('file:') === true)?.after;
    assert.ok(fn !== undefined && fn !== null);
    service.send({ type: 'find-source', request: 3, file, fn });
    const source = await service.next('source');
    assert.deepEqual([source.request, source.line], [3, fn.line]);
    assert.equal(pathToFileURL(source.file).href, fn.url);
    const stranger = { ...fn, url: 'file:///etc/passwd' };
    service.send({ type: 'find-source', request: 4, file, fn: stranger });
    assert.match((await service.next('no-source')).message, /^The profile has no function /);
    service.send({ type: 'compare', request: 2, before: file, after: path.join(folder, 'gone.poolprofile') });
    const refusal = await service.next('cannot-compare');
    assert.equal(refusal.request, 2);
    assert.match(refusal.message, /gone\.poolprofile cannot be read/);
  });

  it('has everything again when it was killed and started anew on the same folder', async () => {
    const first = startService();
    const { folder: recording, environment } = await prepare();
    first.send(recordMessage(recording));
    const program = startProgram([node, path.join(fixtures, 'killed.mjs')], environment);
    const before = await first.timelineWith(
      'with a running task',
      (timeline) => outcomes(timeline)[0] === 'running',
    );
    await first.end();
    const inBetween = await openProfile(path.join(folder, 'run.poolprofile'));
    assert.ok(inBetween.kind === 'opened' && inBetween.remark.includes('in the middle of the recording'));

    const second = startService();
    second.send(recordMessage(recording));
    const again = await second.timelineWith(
      'with the same task',
      (timeline) => outcomes(timeline)[0] === 'running',
    );
    assert.deepEqual(
      [again.tasks.queuedUs[0], again.tasks.startedUs[0], again.lanes[1]?.startUs],
      [before.tasks.queuedUs[0], before.tasks.startedUs[0], before.lanes[1]?.startUs],
    );
    assert.ok(again.durationUs >= before.durationUs);

    program.child.kill('SIGKILL');
    const { exitCode, signal } = await program.done;
    second.send({ type: 'program-ended', profile: 'p', exitCode, signal });
    const saved = await second.next('saved');
    const opened = await openProfile(saved.file);
    assert.ok(opened.kind === 'opened');
    assert.deepEqual(opened.builder.snapshot(false), second.timelines().at(-1));
    assert.ok(!existsSync(recording));
  });

  it('shows the finished profile when it was killed before anybody heard that it was saved', async () => {
    const first = startService();
    const { folder: recording, environment } = await prepare();
    first.send(recordMessage(recording));
    const { exitCode, signal } = await startProgram([node, path.join(fixtures, 'threads.mjs')], environment)
      .done;
    const ended: HostToService = { type: 'program-ended', profile: 'p', exitCode, signal };
    first.send(ended);
    const { file } = await first.next('saved');
    const saved = await readFile(file, 'utf8');
    await first.end();

    const second = startService();
    second.send(recordMessage(recording));
    second.send(ended);
    assert.deepEqual(await second.timelineWith('of the profile', () => true), first.timelines().at(-1));
    assert.equal(await readFile(file, 'utf8'), saved);
    assert.deepEqual(second.all('problem'), []);
  });

  it('answers what the panel asks, and leads to functions of the profile only', async () => {
    const service = startService();
    const { folder: recording, environment } = await prepare();
    service.send(recordMessage(recording));
    const program = startProgram([node, path.join(fixtures, 'held.mjs')], environment);
    const { exitCode, signal } = await program.done;
    service.send({ type: 'program-ended', profile: 'p', exitCode, signal });
    await service.next('saved');
    const fromPanel = (message: PanelToService): void =>
      service.send({ type: 'from-panel', profile: 'p', message });
    const scope = { lanes: [], startUs: 0, endUs: service.timelines().at(-1)?.durationUs ?? 0 };
    fromPanel({ type: 'ask', request: 1, question: { kind: 'findings' } });
    fromPanel({ type: 'ask', request: 2, question: { kind: 'functions', scope } });
    fromPanel({
      type: 'ask',
      request: 3,
      question: { kind: 'call-tree', scope, order: 'sum', columns: 800 },
    });
    fromPanel({ type: 'ask', request: 4, question: { kind: 'messages' } });
    const answers = await eventually('four answers', () => {
      const found = service
        .all('to-panel')
        .flatMap(({ message }) => (message.type === 'answer' ? [message] : []));
      return found.length === 4 ? found : undefined;
    });
    assert.deepEqual(
      answers.map(({ request, answer }) => [request, answer.kind]),
      [
        [1, 'findings'],
        [2, 'functions'],
        [3, 'call-tree'],
        [4, 'messages'],
      ],
    );
    const functions = answers[1]?.answer;
    assert.ok(functions?.kind === 'functions');
    const garbage = functions.functions.functions.find(({ name }) => name === 'makeGarbage');
    assert.ok(garbage !== undefined, 'makeGarbage is among the functions');

    fromPanel({ type: 'go-to', fn: garbage, action: 'show' });
    const place = await service.next('go-to');
    assert.deepEqual(
      [place.file, place.line, place.action],
      [path.join(fixtures, 'held.mjs'), garbage.line, 'show'],
    );
    fromPanel({ type: 'go-to', fn: { ...garbage, url: 'file:///etc/passwd' }, action: 'show' });
    assert.match((await service.next('remark')).message, /has no function makeGarbage/);
    assert.equal(service.all('go-to').length, 1);

    const exportTo = async (format: ExportFormat, target: string): Promise<readonly string[]> => {
      const before = service.all('exported').length;
      service.send({ type: 'export', profile: 'p', format, target });
      const answer = await eventually(`an export to ${format}`, () => service.all('exported')[before]);
      return answer.files;
    };
    const trace = path.join(folder, 'a.trace.json');
    assert.deepEqual(await exportTo('trace', trace), [trace]);
    assert.ok('traceEvents' in JSON.parse(await readFile(trace, 'utf8')));
    const html = path.join(folder, 'report.html');
    assert.deepEqual(await exportTo('html', html), [html]);
    assert.match(await readFile(html, 'utf8'), /makeGarbage/);
    const [profiled = ''] = await exportTo('cpuprofile', folder);
    assert.match(await readFile(profiled, 'utf8'), /"functionName":"makeGarbage"/);
    const nowhere = path.join(folder, 'none', 'a.json');
    service.send({ type: 'export', profile: 'p', format: 'json', target: nowhere });
    const problem = await eventually('a remark', () => service.all('remark')[1]);
    assert.match(problem.message, /a\.json cannot be written \(ENOENT/);
  });

  it('ends when the host does', async () => {
    const service = startService();
    const { folder: recording } = await prepare();
    service.send(recordMessage(recording));
    await service.next('opened');
    const ended = new Promise((resolve) => service.process.once('exit', resolve));
    service.process.disconnect();
    assert.equal(await ended, 0);
    // What a restarted service needs is still there.
    assert.ok(existsSync(recording));
    await rm(recording, { recursive: true });
  });

  it('stops watching and cleans up when a profile is closed', async () => {
    const service = startService();
    const { folder: recording } = await prepare();
    service.send(recordMessage(recording));
    await service.next('opened');
    service.send({ type: 'close', profile: 'p' });
    await eventually('the folder is gone', () => (existsSync(recording) ? undefined : true));
  });

  it('says in one sentence what is wrong with a file, and goes on', async () => {
    const service = startService();
    const header =
      '{"type":"header","version":1,"startedUs":1,"startedAtMs":1,"command":["node"],"workingDirectory":"/","platform":"linux","coreCount":2}\n';
    const broken: Readonly<Record<string, readonly [text: string, sentence: RegExp]>> = {
      'empty.poolprofile': ['', /empty\.poolprofile is empty: .*\.$/],
      'other.poolprofile': ['\u007fELF\n\n', /other\.poolprofile is not a Poolwright profile: .*\.$/],
      'newer.poolprofile': [
        header.replace('"version":1', '"version":2'),
        /newer\.poolprofile has format version 2, .*\.$/,
      ],
    };
    for (const [name, [text, sentence]] of Object.entries(broken)) {
      await writeFile(path.join(folder, name), text);
      service.send({ type: 'open', profile: name, file: path.join(folder, name) });
      const problem = await eventually(`a problem with ${name}`, () =>
        service.all('problem').find(({ profile }) => profile === name),
      );
      assert.match(problem.message, sentence);
    }
    service.send({ type: 'open', profile: 'gone', file: path.join(folder, 'gone.poolprofile') });
    const gone = await eventually('a problem with a missing file', () =>
      service.all('problem').find(({ profile }) => profile === 'gone'),
    );
    assert.match(gone.message, /gone\.poolprofile cannot be read \(ENOENT/);

    const cut = path.join(folder, 'cut.poolprofile');
    await writeFile(cut, `${header}{"type":"notice","atUs":2,"message":"First."}\n{"type":"notice","atU`);
    service.send({ type: 'open', profile: 'cut', file: cut });
    const timeline = await service.timelineWith('of the cut file', () => true);
    assert.equal(timeline.status, 'cut-off');
    assert.deepEqual(timeline.notices, [
      'First.',
      'The file ends in the middle of the recording: what was recorded until then is shown.',
    ]);
  });

  it('opens the first half of a real profile', async () => {
    const service = startService();
    const { folder: recording, environment } = await prepare();
    service.send(recordMessage(recording));
    const program = startProgram([node, path.join(fixtures, 'threads.mjs')], environment);
    const { exitCode, signal } = await program.done;
    service.send({ type: 'program-ended', profile: 'p', exitCode, signal });
    const { file } = await service.next('saved');
    await truncate(file, Math.floor((await readFile(file)).length / 2));
    service.send({ type: 'open', profile: 'half', file });
    const half = await eventually('a timeline of the half', () =>
      service.all('to-panel').find(({ profile }) => profile === 'half'),
    );
    assert.ok(half.message.type === 'timeline');
    assert.equal(half.message.timeline.status, 'cut-off');
    assert.equal(half.message.timeline.lanes[0]?.name, 'main');
  });

  it('says that the recording stopped when its folder disappears', async () => {
    const service = startService();
    const { folder: recording } = await prepare();
    service.send(recordMessage(recording));
    await service.next('opened');
    await rm(recording, { recursive: true });
    assert.match(
      (await service.next('problem')).message,
      /^The recording stopped, because its folder cannot be read/,
    );
  });

  it('answers how a file is run, with a fresh private folder and the collector in the environment', async () => {
    const service = startService();
    const file = path.join(folder, 'main.mjs');
    await writeFile(file, '');
    service.send({
      type: 'how-to-run',
      request: 7,
      file,
      nodeOptions: '--no-warnings',
      sampleEveryMs: 2.5,
    });
    const answer = await service.next('run-with');
    assert.deepEqual(
      [answer.request, answer.command, answer.workingDirectory],
      [7, ['node', 'main.mjs'], folder],
    );
    assert.equal(answer.environment['NODE_OPTIONS'], `--no-warnings --require "${profiler.collector}"`);
    assert.equal(answer.environment['POOLWRIGHT_PROFILE_DIR'], answer.folder);
    assert.equal(answer.environment['POOLWRIGHT_PROFILE_INTERVAL_US'], '2500');
    assert.deepEqual(await readdir(answer.folder), []);
    await rm(answer.folder, { recursive: true });

    const none = path.join(folder, 'none.ts');
    service.send({ type: 'how-to-run', request: 8, file: none, nodeOptions: '', sampleEveryMs: 1 });
    const refusal = await service.next('cannot-run');
    assert.equal(refusal.request, 8);
    assert.match(refusal.message, /none\.ts is not there/);
  });

  it('finds programs, and prepares one with its own variables, the collector behind its own NODE_OPTIONS', async () => {
    const service = startService();
    await writeFile(path.join(folder, 'package.json'), '{ "scripts": { "start": "node ." } }');
    const launch = [
      {
        type: 'node',
        request: 'launch',
        name: 'serve',
        program: 'main.mjs',
        env: { NODE_OPTIONS: '-r x', A: 'b' },
      },
    ];
    service.send({
      type: 'find-programs',
      request: 1,
      folders: [{ name: 'app', path: folder, launch }],
      file: '',
    });
    const { request, programs } = await service.next('programs');
    assert.deepEqual([request, programs.map(({ label }) => label)], [1, ['start', 'serve']]);
    const [, program] = programs;
    assert.ok(program !== undefined);
    service.send({
      type: 'prepare-program',
      request: 2,
      program,
      nodeOptions: '--no-warnings',
      sampleEveryMs: 0,
    });
    const answer = await service.next('run-with');
    assert.deepEqual(answer.command, ['node', path.join(folder, 'main.mjs')]);
    assert.equal(answer.environment['A'], 'b');
    assert.equal(answer.environment['NODE_OPTIONS'], `-r x --require "${profiler.collector}"`);
    await rm(answer.folder, { recursive: true });

    const cannot = { ...program, run: { kind: 'cannot', message: 'Not this one.' } } as const;
    service.send({ type: 'prepare-program', request: 3, program: cannot, nodeOptions: '', sampleEveryMs: 1 });
    assert.deepEqual(await service.next('cannot-run'), {
      type: 'cannot-run',
      request: 3,
      message: 'Not this one.',
    });
  });
});
