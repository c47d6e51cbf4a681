/**
 * A part of a logical name made from an address or a range, different for different ones: `10.20.0.0/16` gives
 * `10.20.0.0-16`, `OnCall@example.gov` gives `oncall-at-example.gov`. It is identity, so it depends on the text alone.
 */
export function slug(text: string): string {
    return text
        .toLowerCase()
        .replace("@", "-at-")
        .replace(/[^a-z0-9._+-]+/g, "-");
}
