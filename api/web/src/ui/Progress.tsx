interface Props {
  completed: number;
  pending: number;
  total: number;
}

/** How far the milestones have come: one quiet bar and the same in words. */
export function Progress({ completed, pending, total }: Props) {
  return (
    <span className="progress">
      <svg className="progress-bar" viewBox={`0 0 ${total} 1`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="rest" width={total} height="1" />
        <rect className="pending" width={completed + pending} height="1" />
        <rect className="completed" width={completed} height="1" />
      </svg>
      <span>
        {completed} of {total} completed{pending > 0 && `, ${pending} requested`}
      </span>
    </span>
  );
}
