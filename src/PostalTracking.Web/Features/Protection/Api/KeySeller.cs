using System.Collections.Concurrent;
using Npgsql;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Api;

/// <summary>
/// In whose name and shift a key sells. Read once and kept: such a shift has no end; were it closed by hand all the same, the sale
/// sees that under its lock.
/// </summary>
internal sealed class KeySeller(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<Guid, Seller> _known = new();

    /// <summary>Null: the key belongs to nobody at a counter.</summary>
    public async ValueTask<Seller?> OfAsync(HttpContext context)
    {
        if (context.User.SellerId() is not { } staff)
        {
            return null;
        }

        if (_known.TryGetValue(staff, out var seller))
        {
            return seller;
        }

        await using var command = database.CreateCommand(
            "select id, office from shift where clerk_id = $1 and is_always_open and closed_at is null order by opened_at limit 1");
        command.Parameters.Add(new() { Value = staff });
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        return await reader.ReadAsync(context.RequestAborted)
            ? _known.GetOrAdd(staff, new Seller(staff, reader.GetGuid(0), reader.GetInt32(1)))
            : null;
    }
}
