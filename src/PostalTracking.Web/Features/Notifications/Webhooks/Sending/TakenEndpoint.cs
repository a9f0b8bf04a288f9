namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>An endpoint that belongs to this instance until its lease ends.</summary>
/// <param name="Lease">Which taking this is: with an older one nothing is written any more.</param>
internal sealed record TakenEndpoint(Guid Id, int Lease, Uri Url, IReadOnlyList<byte[]> Secrets, bool IsFailing);

/// <summary>A message that is due.</summary>
/// <param name="Attempts">Those made.</param>
internal sealed record DueDelivery(Guid MessageId, string Body, short Attempts);

/// <summary>What came of one attempt at a message.</summary>
internal sealed record SentDelivery(DueDelivery Message, ReceiverAnswer Answer);
