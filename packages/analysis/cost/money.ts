/** An amount for tables and sentences: whole dollars from ten on, cents below. */
export function dollars(usd: number): string {
    if (usd !== 0 && Math.abs(usd) < 0.005) return usd < 0 ? "-$0.00" : "< $0.01";
    return Math.abs(usd) >= 9.995 ? withSign(usd, 0) : withSign(usd, 2);
}

/** An amount with its cents. */
export function exactDollars(usd: number): string {
    return withSign(usd, 2);
}

/** A change: `+$3.65`, `-$32.85`, `none`. */
export function difference(usd: number): string {
    if (Math.abs(usd) < 0.005) return "none";
    return usd > 0 ? `+${exactDollars(usd)}` : exactDollars(usd);
}

function withSign(usd: number, digits: number): string {
    const amount = Math.abs(usd).toLocaleString("en-US", {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
    });
    return `${usd < 0 ? "-" : ""}$${amount}`;
}
