import { Button, TextInput } from '@mantine/core';
import { IconTerminal2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApp } from '../../stores';
import { EnvironmentRows } from './EnvironmentRows';
import { proposedName, schemeOf, schemes, urlProblem, withScheme } from './schemes';
import type { TargetForm } from './targetForm';

export interface TargetFieldsProps {
  form: TargetForm;
  onChange: (form: TargetForm) => void;
}

/** URL, name, directory and environment of a target. */
export function TargetFields({ form, onChange }: TargetFieldsProps): ReactNode {
  const { chooseDirectory } = useApp().platform;
  const scheme = schemeOf(form.url);
  const problem = urlProblem(form.url);
  const choose = async (): Promise<void> => {
    const cwd = await chooseDirectory?.(form.cwd === '' ? undefined : form.cwd);
    if (cwd !== undefined) onChange({ ...form, cwd });
  };
  return (
    <>
      <div className="dialog-url">
        <TextInput
          data-testid="target-url"
          data-autofocus
          className="mono-input url-input"
          aria-label="URL of the target"
          placeholder="stdio:./my-program --stdio"
          value={form.url}
          error={problem}
          onChange={(event) => onChange({ ...form, url: event.currentTarget.value })}
        />
        <div className="row g4 chips" role="group" aria-label="Kind of target">
          {schemes.map((one) => (
            <button
              key={one.id}
              type="button"
              className={`chip${scheme?.id === one.id ? ' on' : ''}`}
              aria-pressed={scheme?.id === one.id}
              onClick={() => onChange({ ...form, url: withScheme(form.url, one) })}
            >
              {one.label}
            </button>
          ))}
        </div>
      </div>
      <div className="dialog-fields">
        <div className="dialog-field">
          <span className="t2">Name</span>
          <TextInput
            aria-label="Name"
            placeholder={proposedName(form.url)}
            value={form.name}
            onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
          />
        </div>
        {scheme?.runsProgram === true ? (
          <>
            <div className="dialog-field">
              <span className="t2">Directory</span>
              <span className="row g6">
                <TextInput
                  className="mono-input grow"
                  aria-label="Directory"
                  placeholder="where the app was started"
                  value={form.cwd}
                  onChange={(event) => onChange({ ...form, cwd: event.currentTarget.value })}
                />
                {chooseDirectory === undefined ? null : (
                  <Button onClick={() => void choose()}>Choose…</Button>
                )}
              </span>
            </div>
            <div className="dialog-field top">
              <span className="t2">Environment</span>
              <EnvironmentRows rows={form.env} onChange={(env) => onChange({ ...form, env })} />
            </div>
            <div className="row g6 sm t2 runs-program">
              <IconTerminal2 size={14} className="t3" />
              Connecting runs this command on your computer, with your rights.
            </div>
          </>
        ) : null}
      </div>
    </>
  );
}
