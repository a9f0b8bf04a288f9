using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Insight;

/// <summary>Policies by region and month, for anyone. Counts that could point at a person are withheld.</summary>
internal static class ReadPolicyStatistics
{
    public static void Map(IEndpointRouteBuilder statistics) => statistics
        .MapGet("/policies", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .WithName("ReadPolicyStatistics")
        .WithSummary("Policies sold by region and month")
        .WithDescription(
            "region: the number of a subject of the Federation; all without it. from, to: months, 2026-11; a year back without them, "
            + "36 months at the most. Months of fewer than five policies have null in the place of numbers.")
        .Produces<Response>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> HandleAsync(
        [FromQuery] short? region,
        [FromQuery] string? from,
        [FromQuery] string? to,
        HttpContext context,
        PolicyTotals totals,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var span = MonthSpan.Read(from, to, clock.GetUtcNow(), context.Language());
        if (span.Errors.Count > 0)
        {
            return Problems.Validation(context, span.Errors);
        }

        context.Response.Headers.CacheControl = $"public, max-age={(int)PolicyTotals.Fresh.TotalSeconds}";
        var months = await totals.ReadAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            [.. months.Where(m => (region is null || m.Region == region) && span.Contains(m.Month)).Select(Item.Of)],
            PolicyMonth.Fewest));
    }

    /// <param name="ShownFrom">Smaller counts are withheld.</param>
    internal sealed record Response(IReadOnlyList<Item> Items, int ShownFrom);

    /// <param name="Region">The number of the subject of the Federation, as on car plates.</param>
    /// <param name="Month">2026-11, by the clocks of the region's offices.</param>
    internal sealed record Item(short Region, string Month, int? Policies, Sum? Premiums)
    {
        public static Item Of(PolicyMonth month) => new(
            month.Region,
            month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            month.IsShown ? month.Policies : null,
            month.IsShown ? new(month.Premiums, "RUB") : null);
    }

    internal sealed record Sum(long Amount, string Currency);
}
