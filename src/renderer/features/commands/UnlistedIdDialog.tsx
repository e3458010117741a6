import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { chooseCommand, chosenTarget, useApp } from '../../stores';
import { Dialog } from '../overlay';

/** Asks for the id of a command that the target doesn't list, and opens it. */
export function UnlistedIdDialog({ initial = '' }: { initial?: string | undefined }): ReactNode {
  const app = useApp();
  const target = useStore(app.targets, chosenTarget);
  const [id, setId] = useState(initial);
  const close = (): void => app.dialogs.getState().close();
  const open = (): void => {
    if (target === undefined || id.trim() === '') return;
    close();
    chooseCommand(app, target.config.id, id.trim());
    // What comes next is to write the request.
    app.requestIntent.getState().ask({ kind: 'field', path: '' });
  };
  const isPrivate = id.trim().startsWith('_');
  return (
    <Dialog label="Call an unlisted id" width={440} onClose={close}>
      <form
        className="small-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <b className="b">Call an unlisted id</b>
        <p className="t2">
          A peer may answer to more than it lists, such as the commands of what is linked to it.
        </p>
        <TextInput
          data-autofocus
          data-testid="unlisted-id-input"
          className="mono-input"
          aria-label="Id of the command"
          placeholder="orders.place"
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        {isPrivate ? (
          <p className="sm warn">Ids that begin with _ are private: a peer refuses them as not found.</p>
        ) : null}
        <div className="row g8 small-dialog-foot">
          <span className="grow" />
          <Button onClick={close}>Close</Button>
          <Button type="submit" variant="filled" disabled={target === undefined || id.trim() === ''}>
            Open
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
