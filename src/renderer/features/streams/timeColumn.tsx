import { type Column, formatTime, formatTimeTitle } from '../../components';

/** The Time column of every table of the dock. */
export const timeColumn = <Row extends { readonly at: number }>(): Column<Row> => ({
  key: 'time',
  header: 'Time',
  width: '92px',
  render: (row) => (
    <span className="t2" title={formatTimeTitle(row.at)}>
      {formatTime(row.at)}
    </span>
  ),
});
