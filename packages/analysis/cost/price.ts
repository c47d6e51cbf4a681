import { priceFamilies, type PriceFamily } from "@platform/aws-model/price-families";
import type { Price } from "@platform/aws-model/price-sources";
import { prices, type PriceName } from "@platform/aws-model/prices";

/** A price by its name. Undefined when its family does not have the type. */
export function priceOf(name: PriceName): Price | undefined {
    if (isSingle(name)) return prices[name];
    const [family, type] = name.split("/", 2) as [keyof typeof priceFamilies, string];
    const { usd: all, sources, ...common }: PriceFamily = priceFamilies[family];
    const usd = all[type];
    return usd === undefined ? undefined : { ...common, ...sources?.[type], usd };
}

function isSingle(name: PriceName): name is keyof typeof prices {
    return name in prices;
}
