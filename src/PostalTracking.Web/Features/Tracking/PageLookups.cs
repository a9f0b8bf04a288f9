namespace PostalTracking.Web.Features.Tracking;

/// <summary>What a parcel's page was asked for.</summary>
/// <param name="Anyway">The visitor was warned of the check digit and went on.</param>
internal sealed record TrackQuestion(string Number, bool Anyway, short? Generation, string Language);

/// <summary>A parcel's page, or what is wrong with its number; never both.</summary>
internal sealed record TrackAnswer(ParcelPage? Parcel, LineAnswer? Problem);

/// <summary>The look-up behind <c>/track/{number}</c>.</summary>
internal delegate Task<TrackAnswer> FindParcel(TrackQuestion question, CancellationToken cancellationToken);

/// <summary>The look-up behind <c>/</c>: an answer for every number found in what was typed, in its order.</summary>
internal delegate Task<IReadOnlyList<LineAnswer>> ReadLines(string typed, string language, CancellationToken cancellationToken);
