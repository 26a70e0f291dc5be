namespace Isthmus.Scheduling.Exact;

/// <summary>Variables in the order of their activity: those of recent conflicts first (Eén and Sörensson 2003).</summary>
internal sealed class ActivityHeap
{
    private const int None = -1;
    private const double Decay = 1 / 0.95;
    private double[] _activity = [];
    private double _bump = 1;
    private int[] _heap = [];
    private int[] _heapIndex = [];
    private int _heapCount;
    private int _variables;

    public void Add(int variable)
    {
        if (variable >= _heap.Length)
        {
            int size = Math.Max(1024, variable * 2);
            Array.Resize(ref _activity, size);
            Array.Resize(ref _heap, size);
            Array.Resize(ref _heapIndex, size);
        }

        _variables = variable + 1;
        _heapIndex[variable] = None;
        Insert(variable);
    }

    /// <summary>After each conflict: what was bumped before counts less.</summary>
    public void Fade() => _bump *= Decay;

    public void Bump(int variable)
    {
        if ((_activity[variable] += _bump) > 1e100)
        {
            for (int v = 0; v < _variables; v++)
            {
                _activity[v] *= 1e-100;
            }

            _bump *= 1e-100;
        }

        if (_heapIndex[variable] != None)
        {
            Up(_heapIndex[variable]);
        }
    }

    /// <summary>Takes out the most active variable, or None.</summary>
    public int Pop()
    {
        if (_heapCount == 0)
        {
            return None;
        }

        int top = _heap[0];
        _heapIndex[top] = None;
        int last = _heap[--_heapCount];
        if (_heapCount > 0)
        {
            _heap[0] = last;
            _heapIndex[last] = 0;
            Down(0);
        }

        return top;
    }

    public void Insert(int variable)
    {
        if (_heapIndex[variable] == None)
        {
            _heap[_heapCount] = variable;
            _heapIndex[variable] = _heapCount;
            Up(_heapCount++);
        }
    }

    private void Up(int index)
    {
        int variable = _heap[index];
        while (index > 0 && _activity[variable] > _activity[_heap[(index - 1) / 2]])
        {
            _heap[index] = _heap[(index - 1) / 2];
            _heapIndex[_heap[index]] = index;
            index = (index - 1) / 2;
        }

        _heap[index] = variable;
        _heapIndex[variable] = index;
    }

    private void Down(int index)
    {
        int variable = _heap[index];
        while (true)
        {
            int child = (2 * index) + 1;
            if (child >= _heapCount)
            {
                break;
            }

            if (child + 1 < _heapCount && _activity[_heap[child + 1]] > _activity[_heap[child]])
            {
                child++;
            }

            if (_activity[_heap[child]] <= _activity[variable])
            {
                break;
            }

            _heap[index] = _heap[child];
            _heapIndex[_heap[index]] = index;
            index = child;
        }

        _heap[index] = variable;
        _heapIndex[variable] = index;
    }
}
