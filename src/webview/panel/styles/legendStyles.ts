import { css } from 'lit';

/** Legend and hints below the lanes; its keys look like what they name. */
export const legendStyles = css`
  .below {
    flex: none;
    display: flex;
    gap: 4px 24px;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    padding: 6px 16px 6px var(--poolwright-labels);
    font-size: 11px;
    line-height: 18px;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .key {
    width: 14px;
    height: 10px;
    box-sizing: border-box;
    border-radius: 1px;
  }
  .key.javascript {
    background: var(--poolwright-javascript);
  }
  .key.native {
    background: repeating-linear-gradient(
      var(--poolwright-native) 0 1px,
      var(--poolwright-background) 1px 2px,
      var(--poolwright-native) 2px 4px
    );
  }
  .key.garbage {
    background: repeating-linear-gradient(
      45deg,
      var(--poolwright-garbage) 0 2.6px,
      var(--poolwright-background) 2.6px 4.2px
    );
  }
  .key.running {
    background: repeating-linear-gradient(
      90deg,
      var(--poolwright-running) 0 1px,
      var(--poolwright-background) 1px 2px,
      var(--poolwright-running) 2px 4px
    );
  }
  .key.waiting {
    background:
      radial-gradient(var(--poolwright-background) 0.8px, transparent 1px) 0 0 / 4px 4px,
      var(--poolwright-waiting);
  }
  .key.blocked {
    background: repeating-linear-gradient(
      -45deg,
      var(--poolwright-blocked) 0 2.6px,
      var(--poolwright-background) 2.6px 4.2px
    );
  }
  .key.idle {
    background: var(--poolwright-idle);
  }
  .key.task {
    background: var(--poolwright-task);
    border: 1px solid var(--poolwright-running);
    border-radius: 2px;
  }
  .key.in-flight {
    background: linear-gradient(var(--poolwright-in-flight) 55%, var(--poolwright-running) 55%);
    border-radius: 0;
  }
  .key.queued {
    height: 3px;
    background: var(--poolwright-queued);
  }
  .key.reply {
    height: 3px;
    background: repeating-linear-gradient(90deg, var(--poolwright-reply) 0 2px, transparent 2px 4px);
  }
  .key.delay {
    background: var(--poolwright-delay);
    border-top: 1px solid var(--poolwright-blocked);
  }
`;
