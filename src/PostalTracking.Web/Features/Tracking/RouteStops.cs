using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>Picks the stops of a route out of everything that happened: where it began, where it crossed a border, where it is.</summary>
internal static class RouteStops
{
    public static IReadOnlyList<RouteStop> Passed(
        ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        var visits = Visits(events);
        if (visits.Count == 0)
        {
            return Country(snapshot.Origin, context) is { } origin ? [origin] : [];
        }

        var shown = Chosen(visits);
        var words = new DateWords(context.Language);
        var isOver = IsHandedOver(snapshot.Status);
        List<RouteStop> stops = [.. shown.Select((visit, i) => new RouteStop(
            Name(visit.Place, shown, context),
            visit.Place.PostalCode is { } code ? $"{code:000000}" : null,
            visit.Place.Country,
            i == shown.Count - 1 && !isOver ? StopKind.Here : StopKind.Passed,
            visit.At.Day,
            words.ShortDay(visit.At.Day, visit.At.Today)))];

        return visits[0].Place.Country is { } first && first != snapshot.Origin && Country(snapshot.Origin, context) is { } from
            ? [from, .. stops]
            : stops;
    }

    public static IEnumerable<RouteStop> Ahead(ShipmentSnapshot snapshot, IReadOnlyList<RouteStop> passed, ParcelContext context)
    {
        if (IsHandedOver(snapshot.Status))
        {
            yield return Hands(snapshot, StopKind.Here, context);
            yield break;
        }

        if (snapshot.Status is Lost or Destroyed or Seized or Cancelled || passed.Count == 0)
        {
            yield break;
        }

        if (snapshot.Status == Returning)
        {
            yield return Hands(snapshot, StopKind.Ahead, context);
            yield break;
        }

        var office = context.Place(snapshot.DestinationPostalCode);
        if (office.PostalCode is { } code && passed.All(stop => stop.Code != $"{code:000000}"))
        {
            yield return new(office.Name ?? $"{code:000000}", $"{code:000000}", "RU", StopKind.Ahead, null, null);
        }
        else if (office.PostalCode is null && passed[^1].Country != snapshot.Destination && Country(snapshot.Destination, context) is { } country)
        {
            yield return country with { Kind = StopKind.Ahead };
        }

        yield return Hands(snapshot, StopKind.Ahead, context);
    }

    private static bool IsHandedOver(ShipmentStatus status) => status is Delivered or PartiallyDelivered or Returned;

    /// <summary>Each place when the parcel first came to it, oldest first, without places passed twice in a row.</summary>
    private static List<ToldEvent> Visits(IReadOnlyList<ToldEvent> events)
    {
        var visits = new List<ToldEvent>();
        foreach (var e in events.Reverse().Where(e => e.Place.Id != 0))
        {
            if (visits.Count == 0 || visits[^1].Place.Id != e.Place.Id)
            {
                visits.Add(e);
            }
        }

        return visits;
    }

    /// <summary>At most four: the first, the country passed through last, the first place in the country where it is now, the last.</summary>
    private static List<ToldEvent> Chosen(List<ToldEvent> visits)
    {
        var abroad = visits.FindLastIndex(visit => visit.Place.Country != visits[^1].Place.Country);
        var entry = abroad >= 0 ? abroad + 1 : visits.Count / 2;
        var through = abroad >= 0 && visits[abroad].Place.Country != visits[0].Place.Country ? abroad : 0;
        return [.. new[] { 0, through, entry, visits.Count - 1 }.Distinct().Order().Select(i => visits[i])];
    }

    private static string Name(Place place, List<ToldEvent> shown, ParcelContext context) =>
        place.Country is not null and not "RU" && shown.Count(e => e.Place.Country == place.Country) == 1
            ? context.CountryName(place.Country)!
            : place.Name ?? context.CountryName(place.Country) ?? $"{place.PostalCode:000000}";

    private static RouteStop? Country(string? code, ParcelContext context) =>
        context.CountryName(code) is { } name ? new(name, null, code, StopKind.Passed, null, null) : null;

    private static RouteStop Hands(ShipmentSnapshot snapshot, StopKind kind, ParcelContext context)
    {
        var back = snapshot.Status is Returning or Returned;
        var at = kind == StopKind.Here && snapshot.StatusSince is { } since
            ? PlaceTime.Of(since, context.Now, context.Place(snapshot.DestinationPostalCode).TimeZone)
            : null;
        return new(
            TrackingTexts.For(back ? "Route.Sender" : "Route.You", context.Language),
            null,
            null,
            kind,
            at?.Day,
            at is null ? null : new DateWords(context.Language).ShortDay(at.Day, at.Today));
    }
}
