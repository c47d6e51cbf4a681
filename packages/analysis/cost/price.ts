import { priceFamilies, prices, type Price, type PriceName } from "@platform/aws-model/prices";

/** A price by its name. Undefined when its family does not have the type. */
export function priceOf(name: PriceName): Price | undefined {
    if (isSingle(name)) return prices[name];
    const [family, type] = name.split("/", 2) as [keyof typeof priceFamilies, string];
    const usd = (priceFamilies[family].usd as Readonly<Record<string, number>>)[type];
    return usd === undefined ? undefined : { ...priceFamilies[family], usd };
}

function isSingle(name: PriceName): name is keyof typeof prices {
    return name in prices;
}
