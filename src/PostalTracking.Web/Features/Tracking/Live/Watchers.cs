using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>Everybody who watches a parcel on this instance; bounded in all and for each address.</summary>
internal sealed class Watchers(IOptions<LiveOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TrackNumber, short?), WatchedParcel> _parcels = [];
    private readonly Dictionary<IPAddress, int> _ofAddress = [];
    private int _open;
    private bool _isClosed;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _open;
            }
        }
    }

    /// <returns>Null: entered, and must leave. Otherwise why not.</returns>
    public ProblemKind? Enter(Watcher watcher)
    {
        lock (_gate)
        {
            if (_isClosed || _open >= options.Value.Watchers)
            {
                return ProblemKind.Unavailable;
            }

            ref var ofAddress = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofAddress, watcher.Address, out _);
            if (ofAddress >= options.Value.WatchersPerAddress)
            {
                return ProblemKind.RateLimited;
            }

            ofAddress++;
            _open++;
            ref var parcel = ref CollectionsMarshal.GetValueRefOrAddDefault(_parcels, watcher.Wanted, out _);
            parcel ??= new WatchedParcel(watcher.Wanted.Number, watcher.Wanted.Generation);
            parcel.Watchers.Add(watcher);
            return null;
        }
    }

    public void Leave(Watcher watcher)
    {
        lock (_gate)
        {
            _open--;
            if (--CollectionsMarshal.GetValueRefOrNullRef(_ofAddress, watcher.Address) == 0)
            {
                _ofAddress.Remove(watcher.Address);
            }

            var parcel = _parcels[watcher.Wanted];
            parcel.Watchers.Remove(watcher);
            if (parcel.Watchers.Count == 0)
            {
                _parcels.Remove(watcher.Wanted);
            }
        }
    }

    /// <summary>What the watcher knew when it entered. From its entering on it was told of changes, so nothing lies between.</summary>
    public void ComesKnowing(Watcher watcher, Found found)
    {
        lock (_gate)
        {
            _parcels[watcher.Wanted].ComesKnowing(found);
        }
    }

    public IReadOnlyList<WatchedRow> Watched()
    {
        lock (_gate)
        {
            return [.. _parcels.Values.Select(p => new WatchedRow(p, p.Number, p.Generation, p.Seen ?? default))];
        }
    }

    /// <summary>The languages a parcel is watched in.</summary>
    public IReadOnlySet<string> Languages(WatchedParcel parcel)
    {
        lock (_gate)
        {
            return parcel.Watchers.Select(watcher => watcher.Language).ToHashSet();
        }
    }

    /// <summary>Tells all who watch a parcel how it is now.</summary>
    /// <returns>False: somebody came meanwhile whose language is not among the frames, so all are to be compared again.</returns>
    public bool Tell(WatchedParcel parcel, Found found, IReadOnlyDictionary<string, StreamFrame> frames)
    {
        lock (_gate)
        {
            var all = true;
            foreach (var watcher in parcel.Watchers)
            {
                if (frames.TryGetValue(watcher.Language, out var frame))
                {
                    watcher.Tell(frame);
                }
                else
                {
                    all = false;
                }
            }

            if (all)
            {
                parcel.IsNow(found);
            }

            return all;
        }
    }

    public void Beat() => Each(watcher => watcher.Beat(options.Value.Heartbeat));

    /// <summary>Ends all streams and lets nobody in any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        Each(watcher => watcher.Close());
    }

    private void Each(Action<Watcher> act)
    {
        Watcher[] all;
        lock (_gate)
        {
            all = [.. _parcels.Values.SelectMany(parcel => parcel.Watchers)];
        }

        foreach (var watcher in all)
        {
            act(watcher);
        }
    }
}
