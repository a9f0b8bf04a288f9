using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Counter;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>
/// Which part of the queue is asked for, as it stands in the address. What is null is not asked; what nobody knows is left out.
/// </summary>
internal sealed record DeskFilter
{
    public const string Mine = "mine";
    public const string Nobody = "nobody";

    /// <summary>The clock has run out.</summary>
    public const string Late = "late";

    /// <summary>It runs out within a day, or has.</summary>
    public const string Day = "day";

    public ClaimSide? Turn { get; init; }

    public EvidenceRule? Lane { get; init; }

    public Circumstance? Circumstance { get; init; }

    /// <summary><see cref="Mine"/>, <see cref="Nobody"/>, or the id of a consultant.</summary>
    public string? Who { get; init; }

    /// <summary><see cref="Late"/> or <see cref="Day"/>.</summary>
    public string? Due { get; init; }

    public IReadOnlyList<ClaimStatus> Statuses { get; init; } = [];

    /// <summary>Roubles as typed.</summary>
    public string? From { get; init; }

    public string? Upto { get; init; }

    /// <summary>Of the office that sold the policy.</summary>
    public short? Region { get; init; }

    public long? FromKopecks => Kopecks(From);

    public long? UptoKopecks => Kopecks(Upto);

    public bool IsWrongSum => (From is not null && FromKopecks is null) || (Upto is not null && UptoKopecks is null);

    public bool IsEmpty => Query.Length == 0;

    /// <summary>The same part in the same words, always in this order, without the question mark.</summary>
    public string Query
    {
        get
        {
            var query = new QueryBuilder();
            Add("turn", Turn?.ToString());
            Add("lane", Lane?.ToString());
            Add("circumstance", Circumstance?.Name());
            Add("who", Who);
            Add("due", Due);
            foreach (var status in Statuses)
            {
                Add("status", status.ToString());
            }

            Add("from", From);
            Add("upto", Upto);
            Add("region", Region?.ToString(CultureInfo.InvariantCulture));
            return query.ToString().TrimStart('?');

            void Add(string name, string? value)
            {
                if (value is not null)
                {
                    query.Add(name, value);
                }
            }
        }
    }

    public static DeskFilter Parse(string query) => Of(new QueryCollection(QueryHelpers.ParseQuery(query)));

    public static DeskFilter Of(IQueryCollection query) => new()
    {
        Turn = Named<ClaimSide>(query["turn"]) is { } side and not ClaimSide.Nobody ? side : null,
        Lane = Named<EvidenceRule>(query["lane"]),
        Circumstance = Circumstances.Parse(query["circumstance"]),
        Who = (string?)query["who"] switch
        {
            Mine => Mine,
            Nobody => Nobody,
            var id when Guid.TryParse(id, out var parsed) => $"{parsed}",
            _ => null,
        },
        Due = (string?)query["due"] is Late or Day ? (string?)query["due"] : null,
        Statuses = [.. query["status"].Select(Named<ClaimStatus>).OfType<ClaimStatus>().Where(IsQueued).Distinct().Order()],
        From = Text(query["from"]),
        Upto = Text(query["upto"]),
        Region = short.TryParse(query["region"], NumberStyles.None, CultureInfo.InvariantCulture, out var region) ? region : null,
    };

    /// <summary>Whether claims that stand so are in the queue: somebody other than a customer with a draft has to act.</summary>
    public static bool IsQueued(ClaimStatus status) => status.IsOpen() && status != ClaimStatus.Draft;

    private static T? Named<T>(string? name)
        where T : struct, Enum =>
        name is { Length: > 0 } && char.IsAsciiLetter(name[0]) && Enum.TryParse<T>(name, ignoreCase: true, out var found) ? found : null;

    private static string? Text(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : typed.Trim() is { Length: > 20 } longer ? longer[..20] : typed.Trim();

    private static long? Kopecks(string? typed) => typed is not null && TypedSum.Read(typed, out var sum) is null ? sum : null;
}
