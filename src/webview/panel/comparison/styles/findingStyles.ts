import { css } from 'lit';

/** What stands out no longer, or only now. */
export const findingStyles = css`
  .findings {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .findings li {
    display: flex;
    gap: 10px;
    padding: 4px 0;
    line-height: 18px;
  }
  .findings .state {
    width: 80px;
    flex: none;
    font-weight: 600;
  }
  .findings .gone .state {
    color: var(--poolwright-better);
  }
  .findings .new .state {
    color: var(--poolwright-error);
  }
  .empty {
    color: var(--poolwright-dim);
    margin: 0;
  }
  .problem {
    display: flex;
    gap: 8px;
    line-height: 18px;
  }
  .problem .icon {
    flex: none;
    color: var(--poolwright-error);
  }
  @media (max-width: 480px) {
    .findings li {
      flex-wrap: wrap;
      gap: 0 10px;
    }
  }
`;
