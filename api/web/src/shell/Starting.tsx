import { connection } from "../client/connection";
import { useStore } from "../store";
import { Skeleton } from "../ui/Skeleton";
import { ConnectionStrip } from "./ConnectionStrip";

/** The page before it is known who is here; without a network it waits, and says so. */
export function Starting() {
  const { isOnline } = useStore(connection);
  return (
    <main>
      {isOnline ? (
        <>
          <ConnectionStrip />
          <Skeleton lines={3} />
        </>
      ) : (
        <div className="stack" role="status">
          <h1>You are offline</h1>
          <p>Your hires are not kept on this device. They are read by themselves as soon as you are back.</p>
        </div>
      )}
    </main>
  );
}
