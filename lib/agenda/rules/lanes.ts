/** What shares a column: from its first row up to, not including, its end. */
export interface Span {
  start: number;
  end: number;
}

export interface Lane {
  /** Which of the lanes, from 0. */
  lane: number;
  /** How many lanes its neighbours need; 1 when it stands alone. */
  lanes: number;
}

/**
 * Puts what would lie on top of each other side by side: no two spans of one lane overlap, and there are never more lanes
 * than spans at one moment. Spans that hang together, also by a chain of partial overlaps, have the same number of lanes.
 */
export function lanesOf(spans: readonly Span[]): Lane[] {
  const order = spans
    .map((span, index) => ({ ...span, index }))
    .sort((one, other) => one.start - other.start || other.end - one.end || one.index - other.index);
  const placed: Lane[] = spans.map(() => ({ lane: 0, lanes: 1 }));
  let chain: number[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const index of chain) placed[index] = { lane: placed[index]?.lane ?? 0, lanes: ends.length };
    chain = [];
    ends = [];
  };
  for (const { start, end, index } of order) {
    if (ends.every((until) => until <= start)) close();
    const free = ends.findIndex((until) => until <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    placed[index] = { lane, lanes: 1 };
    chain.push(index);
  }
  close();
  return placed;
}

/** The columns of one group, e.g. a room: where it begins and how many columns its lanes need. */
export interface LaneColumns {
  first: number;
  columns: number;
}

/**
 * Columns side by side for groups of lanes. @param lanes the lanes of each group's spans @param first the first column
 * @returns where each group stands; a group without spans keeps one column
 */
export function laneColumns(lanes: readonly (readonly Lane[])[], first: number): LaneColumns[] {
  let next = first;
  return lanes.map((group) => {
    const columns = Math.max(1, ...group.map((one) => one.lanes));
    next += columns;
    return { first: next - columns, columns };
  });
}

/** The first column of a lane and how many it spans: who has few neighbours is wide. */
export function columnsOf(lane: Lane, group: LaneColumns): { first: number; span: number } {
  const edge = (index: number) => Math.floor((index * group.columns) / lane.lanes);
  return { first: group.first + edge(lane.lane), span: edge(lane.lane + 1) - edge(lane.lane) };
}
