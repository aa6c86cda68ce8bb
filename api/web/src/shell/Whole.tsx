import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button";

/** Its children, or that they cannot be shown: their scripts do not come, or have a fault. What stands around goes on. */
export class Whole extends Component<{ children: ReactNode }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className="problem" role="alert">
        <h1>This page cannot be shown</h1>
        <p>It may have changed since you opened this window. Load it anew; if that does not help, try again later.</p>
        <Button look="primary" onPress={() => location.reload()}>
          Load it anew
        </Button>
      </div>
    );
  }
}
