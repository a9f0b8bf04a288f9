using Npgsql;

namespace PostalTracking.Web.Features.Notifications.Relay;

/// <summary>Somebody who tells people of what happens: writes down whom to tell, and tells them in rounds of its own.</summary>
internal interface IOutboxReader
{
    /// <summary>
    /// In the relay's transaction, without any call over a network; a second time with the same messages adds nothing.
    /// </summary>
    Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<Happening> happenings, CancellationToken cancellationToken);
}
