using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Lanes;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Watch.Calendar;

/// <summary>
/// The deadlines of a list of parcels, for a calendar that asks again and again: until when to collect, when to expect. Nobody is
/// asked about the parcels on its account; those of a watch list are asked about by the list.
/// </summary>
internal static class WatchFeed
{
    // Longer than any link of ours.
    private const int Longest = 100;

    public static void Map(IEndpointRouteBuilder watch) => watch
        .MapGet("/calendar/{token}.ics", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        string token,
        HttpContext context,
        PostalTrackingDbContext db,
        TrackingLookup lookup,
        Places places,
        LaneBook lanes,
        CodeBook codes,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (token.Length > Longest || await FindAsync(db, SharedList.Hash(token), now, cancellationToken) is not { } calendar)
        {
            return TypedResults.NotFound();
        }

        var uses = await lookup.UsesAsync(calendar.Numbers, cancellationToken);
        List<ShipmentSnapshot> parcels = [.. calendar.Numbers.Where(uses.ContainsKey).Select(number => uses[number][0])];
        await places.LoadAsync(parcels, cancellationToken);
        await lanes.LoadAsync(cancellationToken);
        return CalendarFile.Answer(
            context,
            [.. parcels.SelectMany(parcel => ParcelDeadlines.Of(
                parcel, places[parcel.DestinationPostalCode], WaitsAt(parcel), lanes.Estimate(parcel), now, calendar.Language))],
            now,
            "parcels.ics",
            WatchCalendarTexts.For("Name", calendar.Language));

        int? WaitsAt(ShipmentSnapshot parcel) => CountedEvents.Of(parcel.History, codes.Find)
            .Where(e => e.OccurredAt == parcel.StatusSince && codes.Find(e.Carrier, e.Code).Status == parcel.Status)
            .Select(e => places[e.Place].PostalCode).FirstOrDefault();
    }

    private static Task<WatchCalendar?> FindAsync(
        PostalTrackingDbContext db, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<WatchCalendar>().AsNoTracking().FirstOrDefaultAsync(c => c.TokenHash == hash && c.ExpiresAt > now, cancellationToken);
}
