export interface Place {
  index: number;
  column: number;
}

/** The keys of the grid: arrows move, Enter and F2 change a cell, Delete leaves a row out or takes it back. */
export function gridKeys(grid: {
  at: () => Place;
  columns: () => number;
  /** Rows of one page. */
  page: () => number;
  /** A cell is being changed: the keys are its own. */
  busy: () => boolean;
  move: (index: number, column: number) => void;
  edit: () => void;
  discard: () => void;
}) {
  return (event: KeyboardEvent): void => {
    if (grid.busy() || event.altKey || event.ctrlKey || event.metaKey) return;
    const { index, column } = grid.at();
    const steps: Record<string, () => void> = {
      ArrowDown: () => grid.move(index + 1, column),
      ArrowUp: () => grid.move(index - 1, column),
      ArrowRight: () => grid.move(index, column + 1),
      ArrowLeft: () => grid.move(index, column - 1),
      PageDown: () => grid.move(index + grid.page(), column),
      PageUp: () => grid.move(index - grid.page(), column),
      Home: () => grid.move(index, 0),
      End: () => grid.move(index, grid.columns() - 1),
      Enter: grid.edit,
      F2: grid.edit,
      Delete: grid.discard,
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
}
