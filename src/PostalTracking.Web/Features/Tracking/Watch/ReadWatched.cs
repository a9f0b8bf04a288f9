using System.Globalization;
using FluentValidation;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>
/// What the parcels that a device watches say at this moment, in the words of their pages. The list itself stays on the device.
/// </summary>
internal static class ReadWatched
{
    internal sealed record Request(IReadOnlyList<string?>? Numbers);

    internal sealed record Response(DateTimeOffset At, IReadOnlyList<Row> Rows);

    /// <param name="Plain">Since when, and what to do.</param>
    /// <param name="Order">Rows of one standing stand by it, the lowest first.</param>
    internal sealed record Row(
        string Number, string Grouped, string Href, string Answer, string Plain, string Tone, string Standing, int Urgency, long Order);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Numbers).NotEmpty().Must(n => n is null || n.Count <= PastedText.Limit);
    }

    // JSON only: a form on another site cannot send it.
    public static void Map(IEndpointRouteBuilder watch) => watch
        .MapPost("/rows", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .WithValidation<Request>()
        .ExcludeFromDescription();

    private static async Task<Response> HandleAsync(
        Request request,
        HttpContext context,
        ParcelPages pages,
        WatchedParcels watched,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        // What is no number never came from a list of ours.
        var numbers = request.Numbers!
            .Select(text => TrackNumber.TryParse(text, out var number) ? number : null).OfType<TrackNumber>().ToList();
        var asker = context.Connection.RemoteIpAddress;
        var found = await pages.FindManyAsync(numbers, Languages.Current, asker, cancellationToken);
        await watched.PreferAsync([.. numbers.Select(n => n.Value)], asker, cancellationToken);
        return new(clock.GetUtcNow(), [.. numbers.Zip(found, RowOf)]);
    }

    private static Row RowOf(TrackNumber asked, ParcelPage page)
    {
        var standing = Standings.Of(page.Status);
        var since = page.StatusSince?.ToUnixTimeSeconds() ?? 0;
        return new(
            asked.Value,
            asked.Grouped,
            asked.CheckDigitHolds ? $"/track/{asked.Value}" : $"/track/{asked.Value}?anyway=true",
            page.Answer.Title,
            string.Create(CultureInfo.InvariantCulture, $"{page.Answer.When} {page.Answer.Todo}").Trim(),
            page.Answer.Tone.ToString().ToLowerInvariant(),
            standing.ToString().ToLowerInvariant(),
            (int)standing,
            // What waits longest at an office goes back first; elsewhere the latest news comes first.
            standing == Standing.Ready ? since : -since);
    }
}
