const pollMs = 50;

/**
 * Waits until something holds: runs `attempt` until it returns without throwing, and returns its value. After the deadline
 * the last error is thrown as it is, so that a failed assertion reads like one.
 */
export async function eventually<T>(attempt: () => Promise<T> | T, deadlineMs = 20_000): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
