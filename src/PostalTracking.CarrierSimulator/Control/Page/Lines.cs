using System.Globalization;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Control.Page;

/// <summary>A parcel on the page: its life, what was told of it, who asked.</summary>
internal sealed record ParcelLine(
    string Number, string? SecondNumber, Life Life, string State, int ToCome, string Asked, IReadOnlyList<string> Told)
{
    public static ParcelLine Of(Parcel parcel, IReadOnlyDictionary<Partner, PartnerRequests> counts, DateTimeOffset now)
    {
        var told = parcel.Operations(now).Select(o => (o.At, Text: $"{o.What.Code} {o.What.Place.Name}"))
            .Concat(parcel.Traces(now).Select(t => (t.At, Text: t.What.ActionCode)))
            .ToList();
        var asked = counts.Select(c => (c.Key, Count: c.Value.TrackNumbers.GetValueOrDefault(parcel.TrackNumber))).Where(c => c.Count > 0);
        return new(
            parcel.TrackNumber,
            parcel.SecondNumber(now),
            parcel.Plan.Life,
            parcel.Sleeps ? "begins when a partner is asked" : told.Count == 0 ? "nothing told" : told.MaxBy(t => t.At).Text,
            parcel.Schedule.Count(s => s.Happening.Operation is not null && !s.IsTold(now)),
            string.Join(", ", asked.Select(c => $"{c.Key.Key()} {c.Count}×")),
            [.. told.Select(t => $"{t.At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {t.Text}")]);
    }
}

/// <summary>A partner on the page: how often it was asked, when last, what is wrong with it.</summary>
internal sealed record PartnerCard(string Key, int Requests, string LastAsked, IReadOnlyList<string> Faults)
{
    public static PartnerCard Of(
        Partner partner, int requests, IReadOnlyList<LoggedRequest> recent, IReadOnlyList<Fault> faults, DateTimeOffset now) => new(
            partner.Key(),
            requests,
            recent.FirstOrDefault(r => r.Partner == partner) is { } last
                ? $"last {Ago(now - last.At)}{(last.Fault is { } fault ? $", {fault}" : "")}"
                : "not asked yet",
            [.. faults.Where(f => f.Partner == partner).Select(Words)]);

    private static string Words(Fault fault)
    {
        var kind = fault.Kind == "status" ? $"status {fault.Status.ToString(CultureInfo.InvariantCulture)}" : fault.Kind;
        return $"{kind}{(fault.TrackNumber is { } number ? $" for {number}" : "")}, "
            + (fault.Times is { } times ? $"{times.ToString(CultureInfo.InvariantCulture)} more" : "until mended");
    }

    private static string Ago(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => $"{(int)time.TotalSeconds} s ago",
        { TotalMinutes: < 90 } => $"{(int)time.TotalMinutes} min ago",
        _ => $"{(int)time.TotalHours} h ago",
    };
}
