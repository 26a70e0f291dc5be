namespace Isthmus.Matching.TwoSided;

/// <summary>The heaviest few of a row, the heaviest first, equal ones in the order in which they came. Room for one list, used again and again.</summary>
internal sealed class TopPlaces(int length)
{
    private readonly double[] _worth = new double[length];
    private readonly int[] _place = new int[length];

    public int Count { get; private set; }

    public int Place(int rank) => _place[rank];

    public double Worth(int rank) => _worth[rank];

    public void Clear() => Count = 0;

    /// <summary>O(1) for most that are too light, O(length) at worst.</summary>
    public void Offer(int place, double worth)
    {
        if (Count == length && worth <= _worth[Count - 1])
        {
            return;
        }

        int at = Count == length ? Count - 1 : Count++;
        for (; at > 0 && _worth[at - 1] < worth; at--)
        {
            (_worth[at], _place[at]) = (_worth[at - 1], _place[at - 1]);
        }

        (_worth[at], _place[at]) = (worth, place);
    }
}
