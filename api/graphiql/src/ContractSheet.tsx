/** A contract to be read before it is signed. All of it comes from the text whose hash is signed. */

import type { ReactNode } from "react";
import type { Change, Reading, Terms } from "./contract";

export function ContractSheet({ reading, children }: { reading: Reading; children: ReactNode }) {
  const { agreement, version, hireNumber, note, changes, content } = reading;
  const { rate, currency } = agreement;
  return (
    <article className="sheet">
      <h2>{agreement.title}</h2>
      <p className="parties">
        {hireNumber}, version {version}: {agreement.company} and {agreement.worker.name}
      </p>
      {agreement.description && <p>{agreement.description}</p>}
      {agreement.additionalTerms && <p>{agreement.additionalTerms}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col">Due</th>
            <th scope="col">{currency}</th>
          </tr>
        </thead>
        <tbody>
          {rate.milestones.map(({ name, dueDate, amount }, index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>{dueDate}</td>
              <td>{amount}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Total
            </th>
            <td>{rate.totalAmount}</td>
          </tr>
        </tfoot>
      </table>
      {changes.length > 0 && <Changes changes={changes} note={note} />}
      <Hash reading={reading} />
      <details>
        <summary>The exact text that is signed</summary>
        <pre>{content}</pre>
      </details>
      <p className="actions">
        {children}
        {reading.document && (
          <a href={reading.document.url} target="_blank" rel="noreferrer">
            Open as PDF
          </a>
        )}
      </p>
    </article>
  );
}

function Changes({ changes, note }: { changes: Change[]; note: string | null }) {
  return (
    <>
      <h3>Since the version in force</h3>
      {note && <blockquote>{note}</blockquote>}
      <ul>
        {changes.map(({ kind, before, after }, index) => (
          <li key={index}>
            <strong>{kind.toLowerCase()}</strong> {[before, after].filter((terms) => terms !== null).map(words).join(" → ")}
          </li>
        ))}
      </ul>
    </>
  );
}

function Hash({ reading: { contentHash, isHashed } }: { reading: Reading }) {
  return (
    <p className="hash">
      SHA-256 <code>{contentHash}</code>
      {isHashed !== null && (
        <strong className={isHashed ? "good" : "bad"}>
          {isHashed ? " ✓ that of the text below" : " ✗ not that of the text below: do not sign"}
        </strong>
      )}
    </p>
  );
}

function words({ name, dueDate, amount: { amount, currency } }: Terms): string {
  return `${name}, due ${dueDate}, ${amount} ${currency}`;
}
