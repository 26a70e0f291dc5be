namespace Isthmus.Scheduling.Timetable;

/// <summary>A set of the numbers below a size, with constant-time changes and a fixed order for drawing from it.</summary>
internal sealed class IndexSet
{
    private readonly int[] _items;
    private readonly int[] _index;

    public IndexSet(int size)
    {
        _items = new int[size];
        _index = new int[size];
        Array.Fill(_index, -1);
    }

    public int Count { get; private set; }

    public int this[int index] => _items[index];

    public bool Contains(int item) => _index[item] >= 0;

    /// <summary>Puts a number in or takes it out; false if it was so already.</summary>
    public bool Set(int item, bool isIn)
    {
        if (isIn == Contains(item))
        {
            return false;
        }

        if (isIn)
        {
            _index[item] = Count;
            _items[Count++] = item;
            return true;
        }

        int last = _items[--Count];
        _items[_index[item]] = last;
        _index[last] = _index[item];
        _index[item] = -1;
        return true;
    }
}
