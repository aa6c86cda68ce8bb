import { connection } from "../client/connection";
import { useStore } from "../store";

/** Says that there is no network, or that something is sent again, and what is shown meanwhile. */
export function ConnectionStrip() {
  const { isOnline, tryingAgain } = useStore(connection);
  return (
    <div className="strip" role="status">
      {!isOnline && "You are offline. What you see is what was last read; it goes on by itself when you are back."}
      {isOnline && tryingAgain > 0 && "No answer from the server. Trying again …"}
    </div>
  );
}
