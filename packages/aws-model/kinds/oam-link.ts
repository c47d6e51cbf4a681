import { settings } from "../facets/kind";
import { typesIn } from "../tokens";

/** What lets another account see this one's metrics and logs. */
export const observabilitySettings = settings("CloudWatch", typesIn("oam", "Link", "Sink", "SinkPolicy"));
