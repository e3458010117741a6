import type { App } from './app';
import { errorText } from './errorText';

/** Does what may fail and, where it does, shows a notice that says what it was and how it can be tried again. */
export async function tell(app: App, what: string, run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    app.notices.getState().dismiss(what);
    return true;
  } catch (error) {
    const { show, dismiss } = app.notices.getState();
    show({
      id: what,
      tone: 'error',
      lead: `${what} failed.`,
      text: errorText(error),
      actions: [
        { label: 'Try again', run: () => void tell(app, what, run) },
        { label: 'Dismiss', run: () => dismiss(what) },
      ],
    });
    return false;
  }
}
