/** What a version's exact text says, for reading: out of that very text, so that what is read is what is signed. */

export interface AgreedMilestone {
  name: string;
  dueDate: string;
  amount: string;
}

export interface Agreed {
  company: string;
  worker: { name: string; email: string };
  title: string;
  description: string;
  additionalTerms: string | null;
  startDate: string | null;
  endDate: string | null;
  currency: string;
  rate: { type: string; amount?: string; milestones?: AgreedMilestone[]; totalAmount?: string };
}

/** Null for a text that says something else: then the exact text has to be enough. */
export function agreedIn(content: string): Agreed | null {
  try {
    const said = JSON.parse(content) as Partial<Agreed> | null;
    return said?.rate && said.worker && said.company ? (said as Agreed) : null;
  } catch {
    return null;
  }
}
