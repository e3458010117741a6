// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ThemeProvider } from '../../theme/ThemeProvider';
import { ValueView } from './ValueView';

afterEach(cleanup);

const show = (ui: ReactNode) => render(<ThemeProvider>{ui}</ThemeProvider>);
const value = (text: string | undefined, sizeBytes = text?.length ?? 0, onSave?: () => void) =>
  show(<ValueView text={text} sizeBytes={sizeBytes} {...(onSave === undefined ? {} : { onSave })} />);

describe('ValueView', () => {
  test('says that there is no result', () => {
    value(undefined);
    expect(screen.getByText(/No result/).textContent).toContain('returns nothing');
  });

  test('shows numbers as sent, with what is to be said of them', () => {
    value('{"amount": 206.00, "sequence": 9007199254740993}');
    const rows = screen.getAllByRole('treeitem').map((row) => row.textContent);
    expect(rows).toContain('amount: 206.00kept as sent');
    expect(rows).toContain('sequence: 9007199254740993beyond 253, exact');
  });

  test('finds by path and goes from match to match', () => {
    value('{"items": [{"sku": "a", "deep": {"x": [1]}}, {"sku": "b", "deep": {"x": [2]}}]}');
    const field = screen.getByLabelText('Find by path or text');
    fireEvent.change(field, { target: { value: '$..x[0]' } });
    expect(screen.getByText('1 of 2')).toBeTruthy();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByText('2 of 2')).toBeTruthy();
    const current = document.querySelector('.virtual-row.current');
    expect(current?.textContent).toBe('0: 2');
  });

  test('opens and closes by keyboard as a tree', () => {
    value('{"a": {"b": {"c": {"d": 1}}}}');
    const tree = screen.getByRole('tree');
    fireEvent.keyDown(tree, { key: 'ArrowLeft' });
    expect(screen.getAllByRole('treeitem')).toHaveLength(1);
    fireEvent.keyDown(tree, { key: '*' });
    expect(screen.getAllByRole('treeitem').map((row) => row.textContent)).toContain('d: 1');
  });

  test('copies the value as sent, and its path', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    });
    value('{"amount": 206.00}');
    const tree = screen.getByRole('tree');
    fireEvent.keyDown(tree, { key: 'ArrowDown' });
    fireEvent.keyDown(tree, { key: 'c', ctrlKey: true });
    fireEvent.keyDown(tree, { key: 'c', ctrlKey: true, shiftKey: true });
    fireEvent.click(screen.getAllByLabelText('Copy and more')[1] ?? tree);
    fireEvent.click(await screen.findByText('Copy the path'));
    expect(copied).toEqual(['206.00', '$.amount', '$.amount']);
  });

  test('keeps a large value behind a gate, with an outline', () => {
    const onSave = vi.fn();
    value(`{"orders": [${'1,'.repeat(50)}1], "cursor": "abc"}`, 20_300_000, onSave);
    expect(screen.queryByRole('tree')).toBeNull();
    expect(screen.getByText(/arrived and are kept/).textContent).toContain('20.3');
    expect(screen.getByText('51 items')).toBeTruthy();
    expect(screen.getByText('Outline only, 2 of 2 members')).toBeTruthy();
    fireEvent.click(screen.getByText('Save…'));
    expect(onSave).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByText('Show all'));
    expect(screen.getByRole('tree')).toBeTruthy();
  });

  test('shows a bare string as text and a data URL as an image, never another URL', () => {
    value('"two\\nlines"');
    expect(screen.getByRole('document').textContent).toBe('two\nlines');
    cleanup();
    value('"data:image/png;base64,iVBORw0KGgo="');
    expect(screen.getByRole('img').getAttribute('src')).toBe('data:image/png;base64,iVBORw0KGgo=');
    cleanup();
    value('"data:text/html,<script>alert(1)</script>"');
    expect(screen.queryByRole('img')).toBeNull();
    expect(document.querySelector('script')).toBeNull();
  });

  test('what isn’t JSON is shown as text, and said so', () => {
    value('{"a": tru');
    expect(screen.getByText(/isn’t JSON/)).toBeTruthy();
  });
});
