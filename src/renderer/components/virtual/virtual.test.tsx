// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { movedRow } from './rowKeys';
import { VirtualList } from './VirtualList';
import { VirtualTable } from './VirtualTable';

afterEach(cleanup);

const rows = Array.from({ length: 100_000 }, (_, index) => ({ id: index, name: `row ${index}` }));
const key = (row: { id: number }): number => row.id;

describe('VirtualList', () => {
  test('renders only what is in sight of 100,000 rows, and says the true total', () => {
    render(
      <VirtualList
        rows={rows}
        rowKey={key}
        label="Rows"
        renderRow={(row) => row.name}
        totalCount={250_000}
      />,
    );
    const shown = screen.getAllByRole('option');
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.length).toBeLessThan(100);
    expect(shown[0]?.getAttribute('aria-setsize')).toBe('250000');
  });

  test('moves by arrows, j and k, and activates with Enter', () => {
    const onActivate = vi.fn();
    function Held() {
      const [selected, select] = useState<number | undefined>(undefined);
      return (
        <VirtualList
          rows={rows}
          rowKey={key}
          label="Rows"
          renderRow={(row) => row.name}
          selectedKey={selected}
          onSelect={(row) => select(row.id)}
          onActivate={(row) => onActivate(row.name)}
        />
      );
    }
    render(<Held />);
    const list = screen.getByRole('listbox');
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    fireEvent.keyDown(list, { key: 'j' });
    fireEvent.keyDown(list, { key: 'j' });
    fireEvent.keyDown(list, { key: 'k' });
    fireEvent.keyDown(list, { key: 'Enter' });
    expect(onActivate).toHaveBeenCalledWith('row 1');
    const active = document.getElementById(list.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('row 1');
    expect(active?.getAttribute('aria-selected')).toBe('true');
  });

  test('an arrow begins at the newest row of a stream', () => {
    const onSelect = vi.fn();
    render(
      <VirtualList
        rows={rows}
        rowKey={key}
        label="Rows"
        renderRow={(row) => row.name}
        onSelect={(row) => onSelect(row.id)}
        follow
      />,
    );
    fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowUp' });
    fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowUp' });
    expect(onSelect.mock.calls).toEqual([[99_999], [99_998]]);
  });

  test('the chosen row is brought into sight again with another view of the rows', () => {
    const scrolled = vi.spyOn(Element.prototype, 'scrollTo').mockImplementation(() => undefined);
    const list = (view: string, shown: typeof rows) => (
      <VirtualList
        rows={shown}
        rowKey={key}
        label="Rows"
        renderRow={(row) => row.name}
        selectedKey={50_000}
        view={view}
      />
    );
    const { rerender } = render(list('all', rows));
    rerender(list('matches', rows.slice(50_000, 50_010)));
    scrolled.mockClear();
    rerender(list('matches', rows.slice(50_000, 50_005)));
    expect(scrolled).not.toHaveBeenCalled();
    rerender(list('all', rows));
    expect(scrolled).toHaveBeenCalled();
    scrolled.mockRestore();
  });

  test('a tree opens with Right, closes with Left, and Left on a leaf goes to its parent', () => {
    const onExpand = vi.fn();
    const onSelect = vi.fn();
    const tree = [
      { id: 'math', level: 1, expanded: true as boolean | undefined },
      { id: 'math.add', level: 2, expanded: undefined },
      { id: 'orders', level: 1, expanded: false as boolean | undefined },
    ];
    render(
      <VirtualList
        role="tree"
        rows={tree}
        rowKey={(row) => row.id}
        label="Commands"
        renderRow={(row) => row.id}
        treeItem={({ level, expanded }) => (expanded === undefined ? { level } : { level, expanded })}
        onExpand={(row, open) => onExpand(row.id, open)}
        onSelect={(row) => onSelect(row.id)}
      />,
    );
    const element = screen.getByRole('tree');
    fireEvent.click(screen.getByText('math.add'));
    fireEvent.keyDown(element, { key: 'ArrowLeft' });
    expect(onSelect).toHaveBeenLastCalledWith('math');
    fireEvent.keyDown(element, { key: 'ArrowLeft' });
    expect(onExpand).toHaveBeenLastCalledWith('math', false);
    fireEvent.click(screen.getByText('orders'));
    fireEvent.keyDown(element, { key: 'ArrowRight' });
    expect(onExpand).toHaveBeenLastCalledWith('orders', true);
  });

  test('scrolling up ends Follow, and dropped older rows leave the view where it is', () => {
    const onFollowEnd = vi.fn();
    const list = (from: number, to: number, follow: boolean) => (
      <VirtualList
        rows={rows.slice(from, to)}
        rowKey={key}
        label="Rows"
        renderRow={(row) => row.name}
        follow={follow}
        onFollowEnd={onFollowEnd}
      />
    );
    const { rerender } = render(list(0, 1000, true));
    const element = screen.getByRole('listbox');
    element.scrollTop = 12_000;
    fireEvent.scroll(element);
    element.scrollTop = 2_400;
    Object.defineProperty(element, 'scrollHeight', { configurable: true, value: 24_000 });
    fireEvent.scroll(element);
    expect(onFollowEnd).toHaveBeenCalledTimes(1);
    rerender(list(0, 1000, false));
    fireEvent.scroll(element);
    rerender(list(50, 1050, false));
    expect(element.scrollTop).toBe(2_400 - 50 * 24);
  });

  test('Follow goes on while the table takes another height', () => {
    const onFollowEnd = vi.fn();
    render(
      <VirtualList
        rows={rows}
        rowKey={key}
        label="Rows"
        renderRow={(row) => row.name}
        follow
        onFollowEnd={onFollowEnd}
      />,
    );
    const element = screen.getByRole('listbox');
    const measures = (clientHeight: number): void => {
      Object.defineProperty(element, 'scrollHeight', { configurable: true, value: 24_000 });
      Object.defineProperty(element, 'clientHeight', { configurable: true, value: clientHeight });
    };
    measures(200);
    element.scrollTop = 23_800;
    fireEvent.scroll(element);
    // Enlarged, and back: the browser scrolled it meanwhile.
    measures(240);
    element.scrollTop = 23_300;
    fireEvent.scroll(element);
    expect(onFollowEnd).not.toHaveBeenCalled();
    expect(element.scrollTop).toBe(24_000);
  });
});

describe('VirtualTable', () => {
  test('is a grid with a header, cells and a count of all rows', () => {
    render(
      <VirtualTable
        rows={rows.slice(0, 3)}
        rowKey={key}
        label="Frames"
        columns={[
          { key: 'id', header: 'Id', width: '50px', align: 'right', render: (row) => row.id },
          { key: 'name', header: 'Name', width: '1fr', render: (row) => row.name },
        ]}
      />,
    );
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('4');
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['Id', 'Name']);
    expect(screen.getAllByRole('gridcell').map((cell) => cell.textContent)).toContain('row 2');
  });
});

test('keys with modifiers are somebody else’s', () => {
  const chord = { key: 'k', code: 'KeyK', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
  expect(movedRow(chord, 0, 10, 5)).toBeUndefined();
  expect(movedRow({ ...chord, ctrlKey: false, key: 'PageDown' }, 8, 10, 5)).toBe(9);
});
