using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Insight;

/// <summary>Claims and their outcome by region and month, for anyone. Counts that could point at a person are withheld.</summary>
internal static class ReadClaimStatistics
{
    public static void Map(IEndpointRouteBuilder statistics) => statistics
        .MapGet("/claims", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .WithName("ReadClaimStatistics")
        .WithSummary("Claims by region and month, and how many were compensated")
        .WithDescription(
            "region: the number of a subject of the Federation; all without it. from, to: months, 2026-11; a year back without them, "
            + "36 months at the most. A claim counts in the month it was sent. Months of fewer than five claims have null in the place "
            + "of numbers, those of fewer than five settled claims null in the place of what became of them.")
        .Produces<Response>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> HandleAsync(
        [FromQuery] short? region,
        [FromQuery] string? from,
        [FromQuery] string? to,
        HttpContext context,
        ClaimTotals totals,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var span = MonthSpan.Read(from, to, clock.GetUtcNow(), context.Language());
        if (span.Errors.Count > 0)
        {
            return Problems.Validation(context, span.Errors);
        }

        context.Response.Headers.CacheControl = $"public, max-age={(int)ClaimTotals.Fresh.TotalSeconds}";
        var months = await totals.ReadAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            [.. months.Where(m => (region is null || m.Region == region) && span.Contains(m.Month)).Select(Item.Of)],
            PolicyMonth.Fewest));
    }

    /// <param name="ShownFrom">Smaller counts are withheld.</param>
    internal sealed record Response(IReadOnlyList<Item> Items, int ShownFrom);

    /// <param name="Region">The number of the subject of the Federation, as on car plates.</param>
    /// <param name="Month">2026-11, by the clocks of the region's offices.</param>
    /// <param name="Claims">Sent in that month.</param>
    internal sealed record Item(short Region, string Month, int? Claims, Outcome? Outcome)
    {
        public static Item Of(ClaimMonth month) => new(
            month.Region,
            month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            month.IsShown ? month.Claims : null,
            month.IsShareShown ? new(month.Compensated, month.Settled, Math.Round((double)month.Compensated / month.Settled, 4)) : null);
    }

    /// <param name="Compensated">The numerator: claims whose money was paid.</param>
    /// <param name="Settled">The denominator: claims that came to an end by a decision.</param>
    internal sealed record Outcome(int Compensated, int Settled, double Share);
}
