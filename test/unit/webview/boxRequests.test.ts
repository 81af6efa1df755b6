import assert from 'node:assert/strict';
import type { Viewport } from '../../../src/profile/index.ts';
import { BoxRequests } from '../../../src/webview/panel/boxRequests.ts';

const durationUs = 1_000_000;
const viewportOf = (startUs: number, endUs: number): Viewport => ({ startUs, endUs, widthPx: 1_000 });

describe('which boxes the panel asks for', () => {
  let asked: Viewport[] = [];
  let resting: (() => void)[] = [];
  let requests: BoxRequests;

  beforeEach(() => {
    asked = [];
    resting = [];
    requests = new BoxRequests(
      (viewport) => asked.push(viewport),
      (run) => {
        resting.push(run);
        return () => {
          resting = resting.filter((one) => one !== run);
        };
      },
    );
  });
  const show = (startUs: number, endUs: number) => requests.show(viewportOf(startUs, endUs), durationUs);

  it('is more than is seen, so that a short pan asks for nothing', () => {
    show(400_000, 500_000);
    assert.deepEqual(asked, [{ startUs: 350_000, endUs: 550_000, widthPx: 2_000 }]);
    show(410_000, 510_000);
    assert.equal(asked.length, 1);
    assert.equal(resting.length, 0);
    show(440_000, 540_000);
    assert.equal(asked.length, 2);
  });

  it('is what a zoom comes to, and of what it goes through only what boxes cannot be stretched to', () => {
    show(400_000, 500_000);
    show(405_000, 495_000);
    show(410_000, 490_000);
    assert.equal(asked.length, 1);
    assert.equal(resting.length, 1);
    resting[0]?.();
    assert.deepEqual(asked[1], { startUs: 370_000, endUs: 530_000, widthPx: 2_000 });
    show(430_000, 470_000);
    assert.equal(asked.length, 3);
    assert.equal(asked[2]?.widthPx, 2_000);
  });

  it('is asked for exactly where a zoom out leaves what is there', () => {
    show(0, 100_000);
    show(0, 115_000);
    assert.equal(asked.length, 1);
    show(0, 124_000);
    assert.equal(asked.length, 2);
    assert.equal(resting.length, 0);
  });

  it('is nothing more where the zoom goes back to where it was', () => {
    show(400_000, 500_000);
    show(405_000, 495_000);
    show(400_000, 500_000);
    assert.equal(resting.length, 0);
    assert.equal(asked.length, 1);
  });

  it('is asked for anew after another run has come, and nothing of the one before', () => {
    show(400_000, 500_000);
    show(405_000, 495_000);
    requests.forget();
    assert.equal(resting.length, 0);
    show(405_000, 495_000);
    assert.equal(asked.length, 2);
  });
});
