using System.Collections.Concurrent;
using Npgsql;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>A report with its codes and places as the numbers that events store.</summary>
internal sealed record CodedReport(CarrierReport Report, IReadOnlyList<HistoryEntry> Entries);

/// <summary>
/// Gives numbers to the words carriers use: codes outside our tables and places without a Russian postal code.
/// A number once given stays; both books only grow, so they are remembered for good.
/// </summary>
internal sealed class CarrierWords(NpgsqlDataSource database, CodeBook codes, UnknownCodes unknownCodes)
{
    private readonly ConcurrentDictionary<(string Country, string Name), int> _places = new();

    public async Task<IReadOnlyList<CodedReport>> NumberAsync(IReadOnlyList<CarrierReport> reports, CancellationToken cancellationToken)
    {
        await LearnPlacesAsync(reports, cancellationToken);
        await unknownCodes.LearnAsync(reports.SelectMany(r => r.Events.Select(e => (r.Carrier, e.Code))), cancellationToken);

        return [.. reports.Select(report => new CodedReport(report, [.. report.Events.Select(e => Entry(report, e))]))];
    }

    private HistoryEntry Entry(CarrierReport report, ReportedEvent e)
    {
        var code = codes.Find(report.Carrier, e.Code);
        return new HistoryEntry(
            Sequence: 0,
            e.OccurredAt,
            e.OffsetMinutes,
            report.Carrier,
            code.Id,
            e.Place switch
            {
                { IsNone: true } => 0,
                { PostalCode: > 0 and var postalCode } => postalCode,
                var place => _places[Key(place)],
            },
            Revision: 0,
            code.Known || string.IsNullOrWhiteSpace(e.Text) ? null : e.Text,
            Pushed: report.Lease is null,
            e.LocalText);
    }

    private async Task LearnPlacesAsync(IReadOnlyList<CarrierReport> reports, CancellationToken cancellationToken)
    {
        var unknown = reports
            .SelectMany(r => r.Events)
            .Select(e => e.Place)
            .Where(place => place is { IsNone: false, PostalCode: 0 })
            .Select(Key)
            .Where(key => !_places.ContainsKey(key))
            .Distinct()
            .Order()
            .ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        await using var command = database.CreateCommand(
            """
            with asked as (select * from unnest(@countries, @names) as a (country, name)),
            added as (
                insert into place_abroad (country, name)
                select country, name from asked a
                where not exists (select 1 from place_abroad p where (p.country, p.name) = (a.country, a.name))
                on conflict (country, name) do update set name = excluded.name
                returning country, name, id)
            select country, name, id from added
            union all select p.country, p.name, p.id from place_abroad p join asked a on (p.country, p.name) = (a.country, a.name)
            """);
        command.Parameters.AddWithValue("countries", unknown.Select(k => k.Country).ToArray());
        command.Parameters.AddWithValue("names", unknown.Select(k => k.Name).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            _places[(reader.GetString(0), reader.GetString(1))] = reader.GetInt32(2);
        }
    }

    private static (string Country, string Name) Key(ReportedPlace place) => (place.Country ?? "  ", CarrierText.Of(place.Name ?? ""));
}
